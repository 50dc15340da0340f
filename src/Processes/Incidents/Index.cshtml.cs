using System.Globalization;
using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.EntityFrameworkCore;

namespace IsoDienTu.Processes.Incidents;

/// <summary>What could not go on, with its cause and the work it holds up.</summary>
[Right("processes.incidents")]
internal sealed class Index : IsoPage
{
    public ListView View { get; private set; } = null!;
    public int Total { get; private set; }
    public IReadOnlyList<IncidentLine> Rows { get; private set; } = [];

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        View = ListView.From(Request);
        var open = IncidentLine.Open(db, CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en", View.Filter("q"));
        Total = await open.CountAsync(ct);
        Rows = await open.Skip(View.Skip).Take(ListView.PageSize).ToListAsync(ct);
        return true;
    }
}
