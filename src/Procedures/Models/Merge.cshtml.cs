using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Procedures.Merging;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IsoDienTu.Procedures.Models;

/// <summary>The next issue of a model merged into the agency's procedure: what is taken, what is kept, what has to be chosen, and what comes of it.</summary>
[Right(Adopting.Right)]
[RequestFormLimits(ValueCountLimit = 20_000)]
internal sealed class Merge(Agencies agencies, IStringLocalizer<Texts> texts) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>The pressed button: preview or merge.</summary>
    [BindProperty(Name = "act")]
    public string? Act { get; set; }

    [BindProperty]
    public uint Version { get; set; }

    /// <summary>The issue of the model that the page showed.</summary>
    [BindProperty]
    public int SeenNumber { get; set; }

    /// <summary>The version of the procedure that the page showed.</summary>
    [BindProperty]
    public Guid SeenVersion { get; set; }

    [BindProperty]
    public List<ValueInput> Values { get; set; } = [];

    [BindProperty]
    public List<ChoiceInput> Choices { get; set; } = [];

    public MergeCase Case { get; private set; } = null!;
    public string Owner { get; private set; } = "";
    public ModelLine? Line { get; private set; }
    public IReadOnlyList<ModelParameter> Parameters { get; private set; } = [];
    public MergeOutcome? Outcome { get; private set; }

    /// <summary>What changes in the agency's procedure.</summary>
    public IReadOnlyList<MergeUnit> Changed { get; private set; } = [];
    public string Svg { get; private set; } = "";
    public bool MayDecide => Acting.Has("documents.issue");
    public UnitTable Taken =>
        new(texts["Lấy của mẫu"], texts["Cũ của mẫu"], texts["Mới của mẫu"], [.. Outcome!.Units.Where(u => u.State == UnitState.Theirs)]);
    public UnitTable Kept =>
        new(texts["Giữ của cơ quan"], texts["Cũ của mẫu"], texts["Của cơ quan"], [.. Outcome!.Units.Where(u => u.State == UnitState.Ours)]);
    public UnitTable Same =>
        new(texts["Hai bên sửa giống nhau"], texts["Cũ của mẫu"], texts["Nay"], [.. Outcome!.Units.Where(u => u.State == UnitState.Both)]);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await MergeCase.FindAsync(db, Id, ct) is not { } found)
        {
            return false;
        }

        Case = found;
        Owner = (await agencies.FindAsync(found.Model.OwnerId, ct))?.Name ?? "";
        Line = (await ModelLine.ListAsync(db, agencies, Acting.AgencyId, ct)).FirstOrDefault(l => l.Model.Id == found.Model.Id);
        (Version, SeenNumber) = (found.Adoption.Version, found.To.Number);
        SeenVersion = found.Ours?.Id ?? Guid.Empty;
        foreach (var seen in (string[])[nameof(Version), nameof(SeenNumber), nameof(SeenVersion)])
        {
            ModelState.Remove(seen);
        }

        if (found.IsDue)
        {
            await PrepareAsync(found, ct);
        }

        return true;
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var seen = (Version, SeenNumber, SeenVersion);
        if (Act != "merge")
        {
            return await ShowAsync(ct);
        }

        return await ReadAsync(LoadAsync, ct)
            ? await DoAsync(
                "procedures.merge_model",
                async (work, token) =>
                {
                    var draft = await MergeCase.BeginAsync(
                        work,
                        Id,
                        new MergeOrder(seen, ValueInput.Of(Values), ChoiceInput.Of(Choices)),
                        token
                    );
                    Notice = texts["Đã lập bản thảo hợp nhất. Bản đang có hiệu lực không đổi cho đến khi bản này được ban hành."];
                    return "/Procedures/Preview/" + draft;
                },
                ct
            )
            : NotFound();
    }

    private async Task PrepareAsync(MergeCase found, CancellationToken ct)
    {
        Parameters = ModelWords.Asked(found.To.ReadCard(), found.To.ReadParameters());
        var proposed = Adopting.Proposed(found.To, (await agencies.FindAsync(Acting.AgencyId, ct))!, found.Adoption.Values);
        var posted = HttpMethods.IsPost(Request.Method);
        Values =
        [
            .. Parameters.Select(p =>
                posted && Values.Find(v => v.Key == p.Key) is { } typed ? typed : new ValueInput { Key = p.Key, Value = proposed[p.Key] }
            ),
        ];
        Outcome = found.Merge(ValueInput.Of(Values.Where(v => !string.IsNullOrWhiteSpace(v.Value))), ChoiceInput.Of(Choices));
        // The choices go on with the conflicts of now; what was typed for one that is still there stays with it.
        Choices =
        [
            .. Outcome.Conflicts.Select(u =>
                Choices.Find(c => c.Key == u.Key) ?? new ChoiceInput { Key = u.Key, Words = u.MayWrite ? u.Ours : null }
            ),
        ];
        Changed = CardMerge.Differences(found.Ours!.ReadCard(), Outcome.Card);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Svg =
            Outcome.Card.Steps.Count == 0
                ? ""
                : Definitions.Preview(CardProcess.Draft(Outcome.Card), Outcome.Card.LegalMinutes, "merged", language).Svg;
    }
}
