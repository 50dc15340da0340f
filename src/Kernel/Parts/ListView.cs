using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// What a list page is asked to show, read from its address: filters by name, <c>sort=due</c> or <c>sort=-due</c>, <c>p=2</c>, <c>cols=code,due</c>.
/// The address is the whole truth: it can be sent, kept and gone back to. Reserved names: p, sort, cols.
/// </summary>
public sealed class ListView
{
    /// <summary>Rows on a page.</summary>
    public const int PageSize = 50;

    private static readonly string[] Reserved = ["p", "sort", "cols"];
    private readonly Dictionary<string, StringValues> _query;

    private ListView(string path, Dictionary<string, StringValues> query, string? rememberedColumns)
    {
        Path = path;
        _query = query;
        Page = int.TryParse(One("p"), NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Clamp(page, 1, 100_000) : 1;
        var sort = One("sort");
        Descending = sort?.StartsWith('-') == true;
        Sort = sort?.TrimStart('-');
        Columns = (One("cols") ?? rememberedColumns)?.Split(',', StringSplitOptions.RemoveEmptyEntries) ?? [];
    }

    /// <summary>Path of the list, without its query.</summary>
    public string Path { get; }

    /// <summary>The wanted page, from 1.</summary>
    public int Page { get; }

    /// <summary>Rows before that page.</summary>
    public int Skip => (Page - 1) * PageSize;

    /// <summary>Name of the column to sort by. Take it only through a switch over known names.</summary>
    public string? Sort { get; }

    /// <summary>True for largest or latest first.</summary>
    public bool Descending { get; }

    /// <summary>Names of the columns chosen; empty means the list's own choice.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>True when the address asks for nothing but a page or columns.</summary>
    internal bool IsPlain => _query.Keys.All(name => name is "p" or "cols");

    /// <summary>Reads the address of the request; columns chosen last time come back by themselves.</summary>
    public static ListView From(HttpRequest request)
    {
        var query = request
            .Query.Where(pair => !StringValues.IsNullOrEmpty(pair.Value))
            .ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal);
        return new ListView(request.PathBase.Add(request.Path), query, ListMemory.Columns(request));
    }

    /// <summary>The one value of a filter; null when it is not set.</summary>
    public string? Filter(string name) => Reserved.Contains(name) ? null : One(name);

    /// <summary>All values of a filter.</summary>
    public IReadOnlyList<string> Filters(string name) =>
        Reserved.Contains(name) || !_query.TryGetValue(name, out var values)
            ? []
            : [.. values.OfType<string>().Where(value => value.Length > 0)];

    /// <summary>This list with one thing set, or taken away by null. Changing anything but the page goes back to page 1.</summary>
    public string With(string name, string? value)
    {
        var next = new Dictionary<string, StringValues>(_query, StringComparer.Ordinal);
        if (name != "p")
            next.Remove("p");
        if (string.IsNullOrEmpty(value))
            next.Remove(name);
        else
            next[name] = value;
        return Address(next);
    }

    /// <summary>This list without one value of a filter that may have several.</summary>
    public string Without(string name, string value)
    {
        var rest = Filters(name).Where(one => one != value).ToArray();
        var next = new Dictionary<string, StringValues>(_query, StringComparer.Ordinal);
        next.Remove("p");
        if (rest.Length == 0)
            next.Remove(name);
        else
            next[name] = rest;
        return Address(next);
    }

    /// <summary>The list with no filter at all; sort and columns stay.</summary>
    public string Unfiltered() =>
        Address(
            _query.Where(pair => pair.Key is "sort" or "cols").ToDictionary(pair => pair.Key, pair => pair.Value, StringComparer.Ordinal)
        );

    /// <summary>The address that sorts by a column: first click up, second down, third back to the list's own order.</summary>
    public string SortBy(string column) =>
        With(
            "sort",
            (Sort == column, Descending) switch
            {
                (false, _) => column,
                (true, false) => "-" + column,
                _ => null,
            }
        );

    /// <summary>Another address with this list's filters, sort and columns, such as the export of the same rows.</summary>
    public string On(string address) =>
        QueryHelpers.AddQueryString(address, _query.Where(pair => pair.Key != "p").OrderBy(pair => pair.Key, StringComparer.Ordinal));

    /// <summary>Everything in the address but one group of names, for hidden fields of a GET form.</summary>
    internal IEnumerable<(string Name, string Value)> Others(IEnumerable<string> except) =>
        from pair in _query
        where pair.Key != "p" && !except.Contains(pair.Key, StringComparer.Ordinal)
        from value in pair.Value
        where !string.IsNullOrEmpty(value)
        select (pair.Key, value);

    private string? One(string name) => _query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    private string Address(Dictionary<string, StringValues> query) =>
        query.Count == 0 ? Path : QueryHelpers.AddQueryString(Path, query.OrderBy(pair => pair.Key, StringComparer.Ordinal));
}
