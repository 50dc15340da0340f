using IsoDienTu.Signing.Pades;
using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Checking;

/// <summary>
/// What happened to a file after a signature. Only two things may: further signatures with their fields, and material for checking them (DSS). The state
/// that was signed is read by itself, exactly as its signer's program read it, and compared object by object with the whole file; whatever else differs
/// is a change, whether it shows or not.
/// </summary>
internal sealed class LaterChanges
{
    private static readonly string[] catalogKeys = ["AcroForm", "DSS", "Extensions"];
    private static readonly string[] formKeys = ["Fields", "SigFlags"];
    private static readonly string[] filledKeys = ["V", "AP", "F", "M", "Lock"];
    private readonly PdfFile before;
    private readonly PdfFile after;
    private readonly HashSet<int> signatures;
    private readonly HashSet<int> formParts = [];
    private readonly HashSet<int> annotationLists = [];
    private readonly HashSet<int> storeParts = [];

    private LaterChanges(PdfFile before, PdfFile after)
    {
        (this.before, this.after) = (before, after);
        signatures =
        [
            .. FormFields
                .Read(after)
                .Signatures.Where(s => s.Value is not null && s.Reference is not null)
                .Select(s => s.Reference!.Number),
        ];
    }

    /// <summary>What was changed after the first <paramref name="end"/> bytes, in words for the log; null when nothing but what may be.</summary>
    public static string? Find(PdfFile file, int end)
    {
        if (end == file.Data.Length || Blank(file.Data.Span[end..]))
        {
            return null;
        }

        PdfFile before;
        try
        {
            before = PdfFile.Read(file.Data[..end]);
        }
        catch (PdfRefusedException)
        {
            return "what was signed is no whole file";
        }

        if (file.XrefStart < end || !Blank(file.Data.Span[(int)file.End..]) || !Blank(before.Data.Span[(int)before.End..]))
        {
            return "bytes that belong to no state of the file";
        }

        return new LaterChanges(before, file).Compare();
    }

    private static bool Blank(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(" \r\n\t"u8);

    private string? Compare()
    {
        if (before.Trailer["Root"] is not PdfRef root || after.Trailer["Root"] is not PdfRef newRoot || root.Number != newRoot.Number)
        {
            return "the root of the file";
        }

        if (!Same(before.Trailer["Info"], after.Trailer["Info"]))
        {
            return "the description of the file";
        }

        MarkParts();
        foreach (var (number, entry) in before.Entries)
        {
            after.Spend(8);
            if (!after.Entries.TryGetValue(number, out var now))
            {
                return $"object {number} is gone";
            }

            // The same place in a file that begins with the signed bytes is the same object.
            if (entry != now && Judge(number, root.Number) is { } change)
            {
                return change;
            }
        }

        return null;
    }

    /// <summary>Which objects are parts of the form or lists of annotations, so that they may grow.</summary>
    private void MarkParts()
    {
        if (before.Catalog["AcroForm"] is PdfRef form)
        {
            formParts.Add(form.Number);
        }

        if (before.Dict(before.Catalog["AcroForm"])?["Fields"] is PdfRef fields)
        {
            annotationLists.Add(fields.Number);
        }

        // Material for checking is free to grow; nothing of it is shown.
        foreach (
            var part in (PdfValue?[])[before.Catalog["DSS"], .. before.Dict(before.Catalog["DSS"])?.Entries.Select(e => e.Value) ?? []]
        )
        {
            if (part is PdfRef reference)
            {
                storeParts.Add(reference.Number);
            }
        }

        foreach (var page in PdfPages.All(before))
        {
            if (page.Dict["Annots"] is PdfRef list)
            {
                annotationLists.Add(list.Number);
            }
        }
    }

    private string? Judge(int number, int root)
    {
        var (old, now) = (before.Object(number), after.Object(number));
        if (Equal(old, now))
        {
            return null;
        }

        if (number == root && old is PdfDict oldRoot && now is PdfDict newRoot)
        {
            return Only(oldRoot, newRoot, catalogKeys) is { } key
                ? $"entry {key} of the root"
                : FormChange(oldRoot["AcroForm"], newRoot["AcroForm"]);
        }

        if (formParts.Contains(number))
        {
            return FormChange(old, now);
        }

        if (annotationLists.Contains(number))
        {
            return Grown(old, now) ? null : $"list {number} of fields or annotations";
        }

        if (old is PdfDict page && now is PdfDict newPage && before.Name(page["Type"]) == "Page")
        {
            return Only(page, newPage, ["Annots"]) is null && Grown(before.Resolve(page["Annots"]), after.Resolve(newPage["Annots"]))
                ? null
                : $"page {number}";
        }

        if (storeParts.Contains(number))
        {
            return null;
        }

        // An empty signature field that was there is filled.
        return
            old is PdfDict field
            && now is PdfDict filled
            && signatures.Contains(number)
            && field["V"] is null
            && before.Name(field["FT"]) == "Sig"
            && Only(field, filled, filledKeys) is null
            ? null
            : $"object {number}";
    }

    private string? FormChange(PdfValue? old, PdfValue? now)
    {
        var (form, changed) = (before.Dict(old) ?? PdfDict.Empty, after.Dict(now) ?? PdfDict.Empty);
        return Only(form, changed, formKeys) is { } key ? $"entry {key} of the form"
            : Grown(before.Resolve(form["Fields"]), after.Resolve(changed["Fields"])) ? null
            : "fields of the form";
    }

    /// <summary>Whether a list still holds all it held, in order, and only signature fields joined it.</summary>
    private bool Grown(PdfValue old, PdfValue now)
    {
        var had = (old as PdfArray)?.Items ?? [];
        var has = (now as PdfArray)?.Items ?? [];
        var at = 0;
        foreach (var item in has)
        {
            if (at < had.Count && Equal(had[at], item))
            {
                at++;
            }
            else if (item is not PdfRef added || !signatures.Contains(added.Number) || before.Object(added.Number) is not PdfNull)
            {
                return false;
            }
        }

        return at == had.Count;
    }

    /// <summary>The name of an entry that differs and may not; null when there is none.</summary>
    private string? Only(PdfDict old, PdfDict now, string[] free) =>
        old
            .Entries.Concat(now.Entries)
            .Select(e => e.Key)
            .Distinct(StringComparer.Ordinal)
            .FirstOrDefault(key => !free.Contains(key) && !Same(old[key], now[key]));

    private static bool Same(PdfValue? old, PdfValue? now) => Equal(old ?? PdfNull.Value, now ?? PdfNull.Value);

    private static bool Equal(PdfValue a, PdfValue b) => a.Equals(b);
}
