using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation.Rules;

namespace IsoDienTu.Organisation.Importing;

/// <summary>Reads the cells of one row and gathers what is wrong with them.</summary>
internal sealed class RowReader(TableForm form, SheetRecord record)
{
    private readonly List<Flaw> flaws = [];

    public int Line => record.Line;

    public IReadOnlyList<Flaw> Flaws => flaws;

    public bool IsBad => flaws.Count > 0;

    public string this[string key] => record[key];

    /// <summary>The text, or the old one when the cell is blank: a blank cell never empties what is stored.</summary>
    public string Text(string key, string old = "") => record[key].Length > 0 ? record[key] : old;

    public string Needed(string key)
    {
        if (record[key].Length == 0)
        {
            Wrong("organisation.import.blank", "Cột “{0}” không được để trống.", key, form.Header(key));
        }

        return record[key];
    }

    public T Word<T>(string key, T old)
        where T : struct, Enum
    {
        if (record[key].Length == 0)
        {
            return old;
        }

        if (!Labels.TryRead<T>(record[key], out var value))
        {
            Wrong(
                "organisation.import.word",
                "“{0}” không thuộc cột “{1}”; hãy dùng một trong: {2}.",
                key,
                record[key],
                form.Header(key),
                Labels.All<T>()
            );
        }

        return value;
    }

    public DateOnly? Day(string key, DateOnly? old = null)
    {
        if (!record.TryDay(key, out var day))
        {
            Wrong(
                "organisation.import.day",
                "“{0}” ở cột “{1}” không phải một ngày có thật; hãy ghi dạng 01/07/2025.",
                key,
                record[key],
                form.Header(key)
            );
        }

        return day ?? old;
    }

    /// <summary>The day that stands there, without a word about what does not.</summary>
    public DateOnly? Peek(string key) => record.TryDay(key, out var day) ? day : null;

    public decimal? Number(string key)
    {
        if (record[key].Length == 0)
        {
            return null;
        }

        if (decimal.TryParse(record[key].Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Wrong("organisation.import.number", "“{0}” ở cột “{1}” không phải một số; hãy ghi dạng 0,5.", key, record[key], form.Header(key));
        return null;
    }

    public void Wrong(string key, string sentence, string field, params object[] args) => flaws.Add(new Flaw(key, sentence, field, args));

    public void Add(IEnumerable<Flaw> more) => flaws.AddRange(more);

    /// <summary>The row's verdict once nothing more is read.</summary>
    public PlannedRow Done(string name, RowVerdict good) => new(Line, name, IsBad ? RowVerdict.Bad : good, flaws);
}
