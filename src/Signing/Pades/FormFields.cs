using IsoDienTu.Signing.Pdf;

namespace IsoDienTu.Signing.Pades;

/// <summary>A field of a form that is for a signature.</summary>
/// <param name="Reference">Its object; null when it is written inside its parent.</param>
/// <param name="Name">Its full name.</param>
/// <param name="Dict">Its entries.</param>
/// <param name="Value">The signature; null while it is empty.</param>
internal sealed record SignatureField(PdfRef? Reference, string Name, PdfDict Dict, PdfDict? Value);

/// <summary>The form of a file, as far as signatures go.</summary>
internal sealed class FormFields
{
    private const int MostFields = 50_000;
    private readonly PdfFile file;
    private readonly PdfRef? formRef;
    private readonly PdfDict? form;

    private FormFields(PdfFile file)
    {
        this.file = file;
        formRef = file.Catalog["AcroForm"] as PdfRef;
        form = file.Dict(file.Catalog["AcroForm"]);
        Signatures = form is null ? [] : [.. Walk()];
    }

    /// <summary>Every signature field, empty ones too, in the order of the form.</summary>
    public IReadOnlyList<SignatureField> Signatures { get; }

    public static FormFields Read(PdfFile file) => new(file);

    /// <summary>Refuses a file to which nothing may be added.</summary>
    public void RefuseLocked()
    {
        if (form?["XFA"] is not (null or PdfNull))
        {
            throw new PdfRefusedException(PdfRefusal.DynamicForm, "the form is drawn by the reading program");
        }

        if (file.Dict(file.Dict(file.Catalog["Perms"])?["DocMDP"]) is { } certified && Allowed(certified) == 1)
        {
            throw new PdfRefusedException(PdfRefusal.Locked, "the first signature forbids any change");
        }
    }

    /// <summary>A name that no field has.</summary>
    public string FreeName()
    {
        var taken = file.Array(form?["Fields"])
            ?.Items.Select(f => PdfTexts.Read(file.Resolve(file.Dict(f)?["T"])))
            .ToHashSet(StringComparer.Ordinal);
        var number = 1;
        while (taken?.Contains($"Signature{number}") == true)
        {
            number++;
        }

        return $"Signature{number}";
    }

    /// <summary>Adds a field, changing as little as the file's build allows.</summary>
    public void Add(PdfUpdate update, PdfRef field)
    {
        var fields = form?["Fields"];
        var more = new PdfArray([.. file.Array(fields)?.Items ?? [], field]);
        var list = fields is PdfRef own && file.Array(own) is not null ? own : null;
        if (list is not null)
        {
            update.Set(list, more);
            if (file.Whole(form!["SigFlags"]) == 3)
            {
                return;
            }
        }

        var changed = (form ?? PdfDict.Empty).With("Fields", (PdfValue?)list ?? more).With("SigFlags", new PdfInteger(3));
        if (formRef is not null)
        {
            update.Set(formRef, changed);
        }
        else
        {
            update.Set((PdfRef)file.Trailer["Root"]!, file.Catalog.With("AcroForm", changed));
        }
    }

    private long? Allowed(PdfDict signature) =>
        file.Array(signature["Reference"])
            ?.Items.Select(r => file.Dict(r))
            .Where(r => file.Name(r?["TransformMethod"]) == "DocMDP")
            .Select(r => file.Whole(file.Dict(r!["TransformParams"])?["P"]) ?? 2)
            .FirstOrDefault();

    private IEnumerable<SignatureField> Walk()
    {
        var seen = new HashSet<int>();
        var count = 0;
        var waiting = new Stack<(PdfValue Node, string Name, string? Kind, int Depth)>();
        Push(form!["Fields"], "", null, 0);
        while (waiting.TryPop(out var at))
        {
            file.Spend(64);
            var reference = at.Node as PdfRef;
            if (++count > MostFields || at.Depth > PdfBudget.MostDepth || (reference is not null && !seen.Add(reference.Number)))
            {
                throw new PdfRefusedException(PdfRefusal.Damaged, "the tree of fields has no end");
            }

            if (file.Dict(at.Node) is not { } dict)
            {
                continue;
            }

            var own = PdfTexts.Read(file.Resolve(dict["T"]));
            var name =
                own is null ? at.Name
                : at.Name.Length == 0 ? own
                : at.Name + "." + own;
            var kind = file.Name(dict["FT"]) ?? at.Kind;
            if (kind == "Sig" && (dict["V"] is not null || dict["Kids"] is null))
            {
                yield return new SignatureField(reference, name, dict, file.Dict(dict["V"]));
            }
            else
            {
                Push(dict["Kids"], name, kind, at.Depth + 1);
            }
        }

        void Push(PdfValue? kids, string name, string? kind, int depth)
        {
            foreach (var kid in (file.Array(kids)?.Items ?? []).Reverse())
            {
                waiting.Push((kid, name, kind, depth));
            }
        }
    }
}
