using IsoDienTu.Kernel;

namespace IsoDienTu.Processes.Migrating;

/// <summary>What is to move where, as asked by the page or the API.</summary>
internal sealed class MigrationInput
{
    /// <summary>The version to go to; null for the newest.</summary>
    public Guid? To { get; set; }

    /// <summary>The versions to leave; empty for all older ones on which work runs.</summary>
    public List<Guid> From { get; set; } = [];

    /// <summary>Only work begun on this day or later, and up to <see cref="BegunTo"/>.</summary>
    public DateOnly? BegunFrom { get; set; }
    public DateOnly? BegunTo { get; set; }

    /// <summary>Chosen places: number of the old version, a colon and the place, and the element or flow of the new version.</summary>
    public Dictionary<string, string?> Map { get; set; } = new(StringComparer.Ordinal);
}

/// <summary>The evidence of a decision, and what was shown before saying yes.</summary>
internal sealed class MigrationConsent
{
    public string? Decision { get; set; }
    public DateOnly? DecidedOn { get; set; }
    public string? Reason { get; set; }
    public int? Moving { get; set; }
    public int? Staying { get; set; }

    /// <summary>Number of the newest version that was shown.</summary>
    public int? Newest { get; set; }

    /// <exception cref="RuleException">The first thing that is missing.</exception>
    public void Check(DateOnly today)
    {
        (Decision, Reason) = (Decision?.Trim().Normalize(), Reason?.Trim().Normalize());
        Need(
            Decision is { Length: > 0 and <= 100 },
            "decision",
            "Hãy ghi số quyết định cho chuyển: việc đã nhận chỉ đổi phiên bản khi có văn bản.",
            nameof(Decision)
        );
        Need(
            DecidedOn is { } on && on <= today,
            "decided_on",
            "Hãy ghi ngày ký quyết định; ngày ký không thể sau hôm nay.",
            nameof(DecidedOn)
        );
        Need(
            Reason is { Length: > 0 and <= 500 },
            "reason",
            "Hãy ghi lý do chuyển, không quá 500 ký tự; lý do hiện trong diễn biến của từng việc.",
            nameof(Reason)
        );
    }

    private static void Need(bool holds, string key, string words, string field)
    {
        if (!holds)
        {
            throw new RuleException(typeof(Texts), "processes.migration." + key, words, "Consent." + field);
        }
    }
}
