namespace IsoDienTu.WorkingTime;

/// <summary>One amount of a <see cref="Term"/>, e.g. 3 working days.</summary>
public sealed record TermPart
{
    /// <param name="amount">
    /// More than 0, at most 36,500. Fractions only of working time; of months and years only halves. 0 exactly for
    /// <see cref="TermUnit.SameDay"/> and <see cref="TermUnit.AtOnce"/>, which have no amount.
    /// </param>
    /// <param name="condition">The words after the amount ("kể từ ngày nhận đủ hồ sơ hợp lệ"), or null. Never interpreted.</param>
    /// <exception cref="WorkingTimeException">The amount does not fit the unit.</exception>
    public TermPart(decimal amount, TermUnit unit, string? condition = null)
    {
        if (Terms.Amounts.Check(amount, unit) is { } problem)
        {
            throw new WorkingTimeException(problem);
        }

        // Six decimals hold every fraction in use to the minute, so 1/3 written out reads back equal.
        Amount = Math.Round(amount, 6);
        Unit = unit;
        Condition = condition;
    }

    public decimal Amount { get; }
    public TermUnit Unit { get; }
    public string? Condition { get; }

    /// <summary>Canonical Vietnamese, which parses back to an equal part: "3 ngày làm việc", "0,25 ngày làm việc", "trong ngày".</summary>
    public override string ToString() => Terms.TermTexts.Write(this, Terms.TermTexts.Vietnamese);

    /// <summary>For an English page: "3 working days". Conditions stay as written.</summary>
    public string ToEnglish() => Terms.TermTexts.Write(this, Terms.TermTexts.English);
}
