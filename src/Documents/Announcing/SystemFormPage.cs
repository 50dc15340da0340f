using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Announcing;

/// <summary>A page that records something of one quality management system and goes back to it.</summary>
internal abstract class SystemFormPage(TimeProvider clock) : IsoPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    public QualitySystem System { get; private set; } = null!;
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await QualitySystems.FindAsync(db, Id, ct) is not { } system)
        {
            return false;
        }

        System = system;
        return true;
    }

    /// <summary>Records and goes back, saying so.</summary>
    protected Task<IActionResult> RecordAsync(
        string command,
        string notice,
        Func<IWork, CancellationToken, Task<Milestone>> act,
        CancellationToken ct
    ) =>
        ChangeAsync(
            command,
            0,
            async (work, _, token) =>
            {
                try
                {
                    await act(work, token);
                }
                catch (RuleException refused) when (refused.Field is { } field)
                {
                    throw refused.At("Input." + field);
                }

                Notice = notice;
                return "/Documents/Announcing/Show/" + Id;
            },
            ct
        );
}
