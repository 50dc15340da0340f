using IsoDienTu.Documents;
using IsoDienTu.Kernel;
using IsoDienTu.Organisation;

namespace IsoDienTu.Web.Demo;

/// <summary>One procedure of the demo is distributed to its whole agency; most of its people have read it, and some have not.</summary>
internal sealed class DemoReadings(DemoStage stage, IReadOnlyList<PublishedRow> published)
{
    private const int DueDays = 5;

    /// <summary>Of so many people one has not read it.</summary>
    private const int Unread = 4;

    /// <param name="day">First day on which people read.</param>
    public async Task LoadAsync(DateOnly day, CancellationToken ct)
    {
        stage.Clock.Reach(new DateTimeOffset(day, new TimeOnly(9, 0), VietnamTime.Offset));
        var staff = await DemoStaff.ReadAsync(stage, published.Select(p => p.Agency).Distinct(), day, ct);
        var (chosen, keeper) = published
            .OrderBy(p => p.DocumentCode, StringComparer.Ordinal)
            .Select(p => (Row: p, Keeper: staff.Of(p.Agency).FirstOrDefault(s => s.Has("documents.distribute"))))
            .FirstOrDefault(p => p.Keeper is not null);
        if (keeper is null)
        {
            return;
        }

        var document = await stage.OnceAsync(
            keeper.Actor,
            chosen.Agency,
            "demo.distribute",
            "distribute",
            async (work, token) =>
            {
                var line = (await DocumentReads.ListAsync(work.Db, day, null, token)).First(d => d.Code == chosen.DocumentCode);
                await DocumentDistribution.ToWholeAgencyAsync(work, stage.Get<Posts>(), line.Id, DueDays, token);
                return line.Id;
            },
            ct
        );
        await stage.FollowUpAsync(chosen.Agency, ct);
        foreach (var (person, i) in staff.Of(chosen.Agency).Where(p => p.Has("documents.read")).Select((p, i) => (p, i)))
        {
            if (i % Unread == Unread - 1)
            {
                continue;
            }

            stage.Clock.Reach(new DateTimeOffset(day, new TimeOnly(9, 5), VietnamTime.Offset).AddMinutes(7 * i));
            await stage.OnceAsync(
                person.Actor,
                chosen.Agency,
                "demo.understand",
                $"understand-{person.Actor.PersonId:N}",
                (work, token) => DocumentDistribution.UnderstandAsync(work, document, token),
                ct
            );
        }
    }
}
