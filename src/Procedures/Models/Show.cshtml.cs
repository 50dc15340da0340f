using System.Globalization;
using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using IsoDienTu.Procedures.Drafting;
using IsoDienTu.Processes;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Procedures.Models;

/// <summary>One model: its text, steps and diagram, its issues, and how the agency stands to it.</summary>
[Right("procedures.read")]
internal sealed class Show(Agencies agencies) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    /// <summary>Number of the issue shown; the newest unless given.</summary>
    [BindProperty(SupportsGet = true, Name = "number")]
    public int? Number { get; set; }

    [BindProperty(SupportsGet = true, Name = "view")]
    public string? View { get; set; }

    public ModelLine Line { get; private set; } = null!;
    public ModelProcedure Row => Line.Model;
    public ModelIssue Issue { get; private set; } = null!;
    public IReadOnlyList<ModelIssue> Issues { get; private set; } = [];
    public ProcedureCard Card { get; private set; } = new();
    public IReadOnlyList<ModelParameter> Parameters { get; private set; } = [];
    public DocumentContent Body { get; private set; } = DocumentContent.Empty;
    public string Svg { get; private set; } = "";
    public bool IsForUs { get; private set; }
    public bool MayAdopt => Acting.Has(Adopting.Right) && Line.State == ModelStanding.Offered && Row.IsOffered && IsForUs;
    public bool MayMerge => Acting.Has(Adopting.Right);
    public bool MayShare => Acting.Has(Sharing.Right) && Line.IsOwn;

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await db.Set<ModelProcedure>().FirstOrDefaultAsync(m => m.Id == Id, ct) is not { } model)
        {
            return false;
        }

        var agency = await agencies.FindAsync(Acting.AgencyId, ct);
        var owner = await agencies.FindAsync(model.OwnerId, ct);
        IsForUs = agency is not null && model.IsFor(agency);
        Line =
            (await ModelLine.ListAsync(db, agencies, Acting.AgencyId, ct)).FirstOrDefault(l => l.Model.Id == Id)
            ?? new ModelLine(model, owner?.Name ?? "", false, null, null, null);
        Issues = await db.Set<ModelIssue>().Where(i => i.ModelId == Id).OrderByDescending(i => i.Number).ToListAsync(ct);
        Issue = Issues.FirstOrDefault(i => i.Number == Number) ?? Issues[0];
        Card = Issue.ReadCard();
        Parameters = ModelWords.Asked(Card, Issue.ReadParameters());
        Body = CardDocument.Write(Card);
        var language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Svg = Card.Steps.Count == 0 ? "" : Definitions.Preview(CardProcess.Draft(Card), Card.LegalMinutes, "model", language).Svg;
        return true;
    }
}
