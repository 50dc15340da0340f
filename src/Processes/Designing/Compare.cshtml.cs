using System.Globalization;
using IsoDienTu.Bpmn;
using IsoDienTu.Kernel;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Processes.Designing;

/// <summary>Two versions of a process side by side: what was added, taken away, changed or moved, on both drawings and in words.</summary>
[Right(DesigningSetup.Right)]
internal sealed class Compare(IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? To { get; set; }

    public VersionPair Pair { get; private set; } = null!;
    public string BeforeSvg { get; private set; } = "";
    public string AfterSvg { get; private set; } = "";

    public string NameOf(int? number) => number is { } n ? texts["Phiên bản {0}", n] : texts["Bản đang vẽ"];

    public IEnumerable<SelectListItem> Choices(Guid? chosen) =>
        Pair.Versions.Select(v => new SelectListItem($"{NameOf(v.Number)} – {v.ChangedBy}", $"{v.Id}", v.Id == chosen));

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await VersionPair.OfAsync(db, Id, From, To, texts, ct) is not { } pair)
        {
            return false;
        }

        Pair = pair;
        if (pair is { Before: { } before, After: { } after })
        {
            (From, To) = (before.Id, after.Id);
            (BeforeSvg, AfterSvg) = (Draw(before, "before"), Draw(after, "after"));
        }

        return true;
    }

    private string Draw(DefinitionVersion version, string prefix) =>
        Drawing.ToSvg(
            Diagrams.Drawn(version),
            new DrawingOptions
            {
                IdPrefix = prefix,
                Title = NameOf(version.Number),
                Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
                States = Differences.Marks(Pair.Lines),
            }
        );
}
