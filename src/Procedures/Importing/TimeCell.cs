using System.Text.RegularExpressions;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Procedures.Importing;

/// <summary>How a time was written.</summary>
[Flags]
internal enum TimeMarks
{
    None = 0,

    /// <summary>The cell says on purpose that no time is counted ("Không tính thời gian", "Giờ hành chính").</summary>
    NotCounted = 1,

    /// <summary>The cell is a sentence, with or without an amount in it.</summary>
    Sentence = 2,

    /// <summary>A bare number whose unit stands in the column's heading.</summary>
    UnitInHeader = 4,

    /// <summary>A bare number without any unit; days were assumed.</summary>
    NoUnit = 8,

    /// <summary>A decimal point where Vietnamese writes a comma.</summary>
    Point = 16,

    /// <summary>Several different amounts: none was taken.</summary>
    Several = 32,
}

/// <summary>The time of one step as written and in working minutes.</summary>
internal sealed partial record TimeCell(string? AsWritten, Term? Term, TimeMarks Marks)
{
    /// <summary>Working minutes (8 hours a day); null when the source counts no time or states it in months.</summary>
    public int? Minutes { get; } = Term?.WorkingMinutes();

    public static TimeCell Read(string text, string? headerUnit)
    {
        var clean = text.Replace('\n', ' ').Trim();
        if (clean.Length == 0 || NothingWritten().IsMatch(clean))
            return new TimeCell(null, null, TimeMarks.None);
        if (Duration.Bare(clean, headerUnit ?? "ngày") is { } bare)
        {
            var point = clean.Contains('.', StringComparison.Ordinal) ? TimeMarks.Point : TimeMarks.None;
            return new TimeCell(clean, bare, point | (headerUnit is null ? TimeMarks.NoUnit : TimeMarks.UnitInHeader));
        }
        var folded = Fold.Text(clean);
        var amounts = Duration.All(clean);
        if (amounts.Count == 0)
        {
            if (NotCounted().IsMatch(folded))
                return new TimeCell(clean, null, TimeMarks.NotCounted);
            // "Trong ngày", "Ngay sau khi nhận đủ hồ sơ": a term without an amount.
            return new TimeCell(
                clean,
                Term.TryParse(clean, TermReading.StepTable, out var words, out _) ? words : null,
                TimeMarks.Sentence
            );
        }
        var first = amounts[0];
        var marks = first.HasPoint ? TimeMarks.Point : TimeMarks.None;
        marks |= first.Minutes is null ? TimeMarks.Sentence : TimeMarks.None;
        if (Plain().IsMatch(folded[..first.Start]))
            return new TimeCell(clean, first.Term, marks | (After().IsMatch(folded[first.End..]) ? TimeMarks.None : TimeMarks.Sentence));
        return amounts.TrueForAll(a => a.Minutes == first.Minutes)
            ? new TimeCell(clean, first.Term, marks | TimeMarks.Sentence)
            : new TimeCell(clean, null, marks | TimeMarks.Sentence | TimeMarks.Several);
    }

    /// <summary>Whether a whole cell is nothing but an amount of time.</summary>
    public static bool IsAmount(string text) => Read(text, null) is { Minutes: not null, Marks: TimeMarks.None or TimeMarks.Point };

    [GeneratedRegex(@"^[\s.…\-–—_/x]*$", RegexOptions.CultureInvariant)]
    private static partial Regex NothingWritten();

    [GeneratedRegex(
        @"^\W*(không tính( vào)?( thời gian| thời hạn)?|giờ hành chính|trong giờ hành chính|theo giờ hành chính|không quy định|không xác định|không có|không|chưa quy định|thường xuyên)\b.{0,40}$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex NotCounted();

    [GeneratedRegex(@"^\W*((không (quá|vượt quá)|tối đa|chậm nhất( là)?|trong( vòng)?|khoảng|≤)\s*)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Plain();

    [GeneratedRegex(@"^\s*[.;,]?\s*(\([^)]*\))?\s*[.;]?\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex After();
}
