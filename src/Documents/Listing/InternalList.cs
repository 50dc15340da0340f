using IsoDienTu.Documents.Distributing;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Documents.Listing;

/// <summary>The list of internal documents with where each goes.</summary>
/// <param name="named">Units and posts to which a document is distributed.</param>
/// <param name="copies">Its controlled copies that are out.</param>
internal sealed class InternalList(
    IReadOnlyList<InternalRow> rows,
    ILookup<Guid, string> named,
    ILookup<Guid, CopyRow> copies,
    IStringLocalizer texts
)
{
    public IReadOnlyList<InternalRow> Rows => rows;

    /// <summary>To whom a document is distributed; without a list where it is found: on the system, and on the public pages where it is public.</summary>
    public string Where(InternalRow row)
    {
        var printed = copies[row.Id].OrderBy(c => c.Copy.Number).Select(c => texts["bản số {0}: {1}", c.Copy.Number, c.Copy.Holder].Value);
        var listed = string.Join("; ", named[row.Id].Concat(printed));
        return (listed.Length > 0, row.IsPublic) switch
        {
            (true, true) => texts["{0}; trang công khai", listed],
            (true, false) => listed,
            (false, true) => texts["Trên hệ thống cho toàn cơ quan; trang công khai"],
            _ => texts["Trên hệ thống cho toàn cơ quan"],
        };
    }
}
