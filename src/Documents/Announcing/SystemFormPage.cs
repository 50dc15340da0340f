using IsoDienTu.Kernel;
using IsoDienTu.Organisation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace IsoDienTu.Documents.Announcing;

/// <summary>A page that records something of one quality management system and goes back to it.</summary>
/// <typeparam name="TInput">The fields of its form.</typeparam>
internal abstract class SystemFormPage<TInput>(TimeProvider clock) : IsoPage
    where TInput : class
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public Guid Id { get; set; }

    [BindProperty]
    public TInput Input { get; set; } = null!;

    public QualitySystem System { get; private set; } = null!;
    public DateOnly Today => clock.GetUtcNow().VietnamDay();

    /// <summary>Name of the command.</summary>
    protected abstract string Command { get; }

    /// <summary>What is said when it is recorded.</summary>
    protected abstract string Done { get; }

    /// <summary>The form before anybody typed, with what the product knows.</summary>
    protected abstract Task<TInput> FillAsync(IsoDbContext db, CancellationToken ct);

    /// <summary>Records what was typed.</summary>
    protected abstract Task<Milestone> RecordAsync(IWork work, CancellationToken ct);

    protected override async Task<bool> LoadAsync(IsoDbContext db, CancellationToken ct)
    {
        if (await QualitySystems.FindAsync(db, Id, ct) is not { } system)
        {
            return false;
        }

        System = system;
        if (!HttpMethods.IsPost(Request.Method))
        {
            Input = await FillAsync(db, ct);
        }

        return true;
    }

    public Task<IActionResult> OnPostAsync(CancellationToken ct) =>
        ChangeAsync(
            Command,
            0,
            async (work, _, token) =>
            {
                try
                {
                    await RecordAsync(work, token);
                }
                catch (RuleException refused) when (refused.Field is { } field)
                {
                    throw refused.At("Input." + field);
                }

                Notice = Done;
                return "/Documents/Announcing/Show/" + Id;
            },
            ct
        );
}
