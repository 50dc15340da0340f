namespace IsoDienTu.Bpmn;

/// <summary>How grave a finding is: an error keeps a diagram from being published, a warning should be read, an info explains.</summary>
public enum FindingLevel
{
    Info,
    Warning,
    Error,
}

/// <summary>Something noticed while reading or checking a diagram.</summary>
/// <param name="ElementId">The element it is about; null when it is about the whole file.</param>
/// <param name="Kind">A stable key in snake case, e.g. "deadlock"; the list stands in the module's README.</param>
/// <param name="Message">What is wrong and how to mend it, in Vietnamese.</param>
/// <param name="MessageEn">The same in English.</param>
public sealed record Finding(string? ElementId, FindingLevel Level, string Kind, string Message, string MessageEn);
