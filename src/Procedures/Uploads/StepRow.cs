namespace IsoDienTu.Procedures.Uploads;

/// <summary>A row of the step form: the page it stands on and its place.</summary>
internal sealed record StepRow(Preview Page, int Index);
