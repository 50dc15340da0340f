using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace IsoDienTu.WorkingTime;

/// <summary>
/// A time limit as written in law and practice: "3 ngày làm việc", "0,25 ngày", "1/2 ngày", "8 giờ làm việc", "15 ngày", "trong ngày",
/// "01 tháng", "Không quá 05 ngày", "15 ngày + 08 ngày làm việc". Its parts are served one after the other.
/// Immutable; equal when the parts are equal.
/// </summary>
public sealed class Term : IEquatable<Term>
{
    /// <summary>8 hours: the convention of term tables, whatever the office's real slots are.</summary>
    public const int MinutesPerWorkingDay = 480;

    /// <param name="parts">One or more, in the order they are served.</param>
    public Term(params IEnumerable<TermPart> parts)
    {
        Parts = [.. parts];
        ArgumentOutOfRangeException.ThrowIfZero(Parts.Length, nameof(parts));
    }

    public ImmutableArray<TermPart> Parts { get; }

    public static Term WorkingDays(decimal days) => new(new TermPart(days, TermUnit.WorkingDay));

    public static Term WorkingHours(decimal hours) => new(new TermPart(hours, TermUnit.WorkingHour));

    public static Term CalendarDays(int days) => new(new TermPart(days, TermUnit.CalendarDay));

    /// <summary>Reads a written term, at most 500 characters.</summary>
    /// <param name="reading">How to read a bare "ngày"; <see cref="TermReading.Law"/> when left out.</param>
    /// <exception cref="WorkingTimeException">It is not a term; the problem names the place and the mend.</exception>
    public static Term Parse(string? text, TermReading? reading = null) =>
        TryParse(text, reading, out var term, out var problem) ? term : throw new WorkingTimeException(problem);

    /// <inheritdoc cref="Parse"/>
    /// <param name="problem">
    /// Set when false is returned. <c>term.not_counted</c> marks the phrases that deliberately state no time
    /// ("Không tính thời gian", "Giờ hành chính", "Không quy định") and <c>term.empty</c> a blank: the step exists, without a limit.
    /// </param>
    public static bool TryParse(
        string? text,
        TermReading? reading,
        [NotNullWhen(true)] out Term? term,
        [NotNullWhen(false)] out Problem? problem
    )
    {
        term = Terms.TermParser.Read(text ?? "", reading ?? TermReading.Law, out problem);
        return term is not null;
    }

    /// <summary>
    /// The working minutes the term stands for when steps are added up: a working hour 60, a day of either kind
    /// <paramref name="perDay"/>. Null when a part has no such measure (week, month, year, "trong ngày", "ngay khi nhận").
    /// </summary>
    public int? WorkingMinutes(int perDay = MinutesPerWorkingDay)
    {
        var sum = 0m;
        foreach (var part in Parts)
        {
            if (Terms.Amounts.Minutes(part, perDay) is not { } minutes)
            {
                return null;
            }

            sum += minutes;
        }

        return (int)Math.Round(sum, MidpointRounding.AwayFromZero);
    }

    public bool Equals(Term? other) => other is not null && Parts.AsSpan().SequenceEqual(other.Parts.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Term);

    public override int GetHashCode() => Parts.Aggregate(17, HashCode.Combine);

    /// <summary>Canonical Vietnamese; <c>Term.Parse(term.ToString())</c> gives an equal term.</summary>
    public override string ToString() => string.Join(" + ", Parts);

    /// <summary>For an English page: "15 days + 8 working days".</summary>
    public string ToEnglish() => string.Join(" + ", Parts.Select(part => part.ToEnglish()));
}
