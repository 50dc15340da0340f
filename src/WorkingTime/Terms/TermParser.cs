using System.Globalization;
using System.Text;

namespace IsoDienTu.WorkingTime.Terms;

/// <summary>Reads one written term from left to right: [words] number unit [condition], joined by "+" or "và".</summary>
internal sealed class TermParser
{
    private const int LongestText = 500;

    /// <summary>As written (conditions keep their capitals), and folded for comparison; both have the same length.</summary>
    private readonly string _text;
    private readonly string _folded;
    private readonly TermReading _reading;
    private int _at;

    /// <summary>A "+" or "và" was read, so another part must follow.</summary>
    private bool _joined;
    private Problem? _problem;

    private TermParser(string text, TermReading reading)
    {
        _text = text;
        _folded = text.ToLowerInvariant();
        _reading = reading;
    }

    public static Term? Read(string text, TermReading reading, out Problem? problem)
    {
        if (text.Length > LongestText)
        {
            problem = TermProblems.TooLong(text, LongestText);
            return null;
        }

        var tidy = string.Join(' ', text.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var parser = new TermParser(tidy.TrimEnd('.', ';', ' '), reading);
        var term = parser.Term();
        problem = parser._problem;
        return term;
    }

    private Term? Term()
    {
        if (_folded.Length == 0)
        {
            return Fail<Term>(TermProblems.Empty);
        }

        if (TermTexts.NotCounted.Contains(_folded))
        {
            return Fail<Term>(TermProblems.NotCounted(_text));
        }

        var parts = new List<TermPart>();
        do
        {
            if (Part() is not { } part)
            {
                return null;
            }

            parts.Add(part);
        } while (_joined || _at < _folded.Length);

        return new Term(parts);
    }

    private TermPart? Part()
    {
        _joined = false;
        foreach (var (word, unit) in TermTexts.WholeParts)
        {
            if (Take(word))
            {
                return unit == TermUnit.AtOnce ? new TermPart(0, unit, Rest()) : Tail(0, unit);
            }
        }

        while (TermTexts.Prefixes.Any(Take)) { }

        var numberAt = _at;
        if (Number() is not { } amount)
        {
            return Fail<TermPart>(TermProblems.NoNumber(_text, numberAt));
        }

        Brackets(); // "03 (ba) ngày"
        var unitAt = _at;
        if (Unit(amount) is not { } unitRead)
        {
            return Fail<TermPart>(TermProblems.NoUnit(_text, unitAt));
        }

        if (Amounts.Check(amount, unitRead) is { } wrong)
        {
            return Fail<TermPart>(wrong);
        }

        if (Brackets() is { } equivalent && Contradicts(equivalent, new TermPart(amount, unitRead)))
        {
            return Fail<TermPart>(TermProblems.Contradiction(_text, equivalent));
        }

        return Tail(amount, unitRead);
    }

    /// <summary>What may follow amount and unit: nothing, the next part, or a condition.</summary>
    private TermPart? Tail(decimal amount, TermUnit unit)
    {
        var tailAt = _at;
        // "trong ngày làm việc tiếp theo" is not the same day: refuse it rather than promise too early.
        if (TermTexts.Conditions.Any(Sees) && !(unit == TermUnit.SameDay && Sees("tiếp theo")))
        {
            return new TermPart(amount, unit, Rest());
        }

        _joined = TermTexts.Separators.Any(Take);
        return _joined || _at == _folded.Length || char.IsAsciiDigit(_folded[_at])
            ? new TermPart(amount, unit)
            : Fail<TermPart>(TermProblems.Unread(_text, tailAt));
    }

    private decimal? Number()
    {
        var end = _at;
        while (end < _folded.Length && (char.IsAsciiDigit(_folded[end]) || (end > _at && _folded[end] is ',' or '.' or '/')))
        {
            end++;
        }

        if (end == _at)
        {
            return NumberWord();
        }

        var digits = _folded[_at..end];
        var slash = digits.IndexOf('/', StringComparison.Ordinal);
        decimal? value =
            slash < 0 ? Decimal(digits)
            : Decimal(digits[(slash + 1)..]) is > 0 and var below ? Decimal(digits[..slash]) / below
            : null;
        if (value is not null)
        {
            _at = end;
            SkipSpace();
        }

        return value;
    }

    private decimal? NumberWord()
    {
        var end = _folded.IndexOf(' ', _at);
        if (end < 0 || !TermTexts.Numbers.TryGetValue(_folded[_at..end], out var value))
        {
            return null;
        }

        _at = end + 1;
        return value;
    }

    private static decimal? Decimal(string digits) =>
        digits.Length <= 12
        && decimal.TryParse(digits.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
            ? value
            : null;

    private TermUnit? Unit(decimal amount)
    {
        foreach (var (word, unit) in TermTexts.Units)
        {
            if (Take(word))
            {
                return unit ?? (amount % 1 == 0 ? _reading.BareDay : TermUnit.WorkingDay);
            }
        }

        return _at == _folded.Length ? _reading.Unitless : null;
    }

    /// <summary>Takes "( ... )" and gives what stands inside, or null when there is none.</summary>
    private string? Brackets()
    {
        var close = _at < _folded.Length && _folded[_at] == '(' ? _folded.IndexOf(')', _at) : -1;
        if (close < 0)
        {
            return null;
        }

        var inside = _text[(_at + 1)..close];
        _at = close + 1;
        SkipSpace();
        return inside;
    }

    /// <summary>"80 giờ làm việc (tương đương 10 ngày làm việc)": the bracket repeats the amount in another unit and must agree.</summary>
    private bool Contradicts(string equivalent, TermPart part)
    {
        var words = equivalent.Trim();
        foreach (var opening in (string[])["tương đương với", "tương đương", "bằng", "="])
        {
            if (words.StartsWith(opening, StringComparison.OrdinalIgnoreCase))
            {
                words = words[opening.Length..];
                break;
            }
        }

        return Read(words, _reading, out _)?.WorkingMinutes() is { } other && new Term(part).WorkingMinutes() is { } mine && other != mine;
    }

    /// <summary>The words up to the next "+" or the end, as written; null when there are none.</summary>
    private string? Rest()
    {
        var plus = _folded.IndexOf('+', _at);
        var rest = (plus < 0 ? _text[_at..] : _text[_at..plus]).Trim();
        _joined = plus >= 0;
        _at = _joined ? plus + 1 : _folded.Length;
        SkipSpace();
        return rest.Length == 0 ? null : rest;
    }

    private bool Sees(string word) =>
        string.CompareOrdinal(_folded, _at, word, 0, word.Length) == 0
        && (_at + word.Length == _folded.Length || !char.IsLetter(word[^1]) || !char.IsLetter(_folded[_at + word.Length]));

    private bool Take(string word)
    {
        if (!Sees(word))
        {
            return false;
        }

        _at += word.Length;
        SkipSpace();
        return true;
    }

    private void SkipSpace()
    {
        while (_at < _folded.Length && _folded[_at] == ' ')
        {
            _at++;
        }
    }

    private T? Fail<T>(Problem problem)
        where T : class
    {
        _problem = problem;
        return null;
    }
}
