using IsoDienTu.Dossiers;
using IsoDienTu.Processes;
using IsoDienTu.WorkingTime;

namespace IsoDienTu.Web.Demo;

/// <summary>Follows the recipe: the same seed, day and procedures give the same dossiers.</summary>
internal sealed class DossierPlan(DossierRecipe recipe, IReadOnlyDictionary<string, DemoProcedure> procedures)
{
    private const int ShortestPause = 12;
    private readonly Dice dice = new(recipe.Seed);
    private readonly Dictionary<string, int> rotation = new(StringComparer.Ordinal);

    public IReadOnlyList<PlannedDossier> Make()
    {
        var people = new InventedApplicants(recipe.Applicants, dice);
        var dossiers = new List<PlannedDossier>();
        foreach (var wanted in recipe.Procedures)
        {
            var procedure = procedures[wanted.Procedure];
            foreach (var (name, state) in recipe.States)
            {
                for (var i = wanted.States.GetValueOrDefault(name); i > 0; i--)
                {
                    var reception = Reception(procedure, people.Next(wanted.Applicant));
                    var lot = dice.Below(1000);
                    dossiers.Add(new PlannedDossier(dossiers.Count + 1, name, procedure, reception, lot, Acts(procedure, state)));
                }
            }
        }

        return dossiers;
    }

    private Reception Reception(DemoProcedure procedure, ApplicantData applicant)
    {
        var channel = Channel(procedure.TakesOnline);
        return new Reception
        {
            ProcedureVersionId = procedure.Published.VersionId,
            Applicant = applicant,
            Channel = channel,
            ReturnWay = dice.Chance(75) ? channel : Dossiers.Channel.Counter,
            Parts =
            [
                .. procedure
                    .Published.Parts.Select((part, at) => (part, No: at + 1))
                    .Where(p => !p.part.Name.Contains("(nếu", StringComparison.Ordinal) || dice.Chance(30))
                    .Select(p => new ReceivedPart(p.No, p.part.Originals + p.part.Copies == 0 ? 1 : p.part.Originals, p.part.Copies)),
            ],
        };
    }

    private Channel Channel(bool takesOnline)
    {
        var open = recipe.Channels.Where(c => takesOnline || c.Key != "online").ToList();
        var drawn = dice.Below(open.Sum(c => c.Value));
        var at = 0;
        while (drawn >= open[at].Value)
        {
            drawn -= open[at++].Value;
        }

        return DemoFiles.Word<Channel>(open[at].Key);
    }

    private List<PlannedAct> Acts(DemoProcedure procedure, StateRecipe state)
    {
        var time = procedure.Time;
        var path = Path(procedure.Steps);
        var finish = state.FinishedTerms is { } terms ? dice.Between(terms[0], terms[1]) : 0;
        var handOver = state.HandedOverAfterDays is { } days ? (dice.Between(days[0], days[1]) * 480) + ShortestPause : 0;
        var (received, term) = Received(procedure, state.Received, finish, handOver);
        var story = new Story(time, received, path, dice, recipe.Reasons);
        var ago = time.Total - received;
        switch (state.Progress)
        {
            case Progress.Spread:
                var inner = path.Count - 2;
                var key = procedure.Published.Code;
                rotation[key] = rotation.GetValueOrDefault(key) + 1;
                story.UpTo(1 + ((rotation[key] - 1) % inner), ago * dice.Between(0.55, 0.9));
                story.MayClaim(ago);
                break;
            case Progress.Inner:
                var asked = Math.Min(ago * 0.9, state.Supplement!.AskedAtTerms * term);
                story.UpTo(story.Examining, asked * 0.8);
                story.AskPapers(asked);
                break;
            case Progress.AfterReturn:
                story.UpTo(story.Reviewing, ago * 0.7);
                story.SendBack(ago * dice.Between(0.8, 0.9));
                break;
            case Progress.All when state.Outcome == "refuse":
                story.Refuse(finish * term);
                break;
            case Progress.UntilReturn or Progress.All:
                story.UpTo(path.Count - 1, finish * term);
                if (state.HandedOverAfterDays is not null)
                {
                    story.HandOver((finish * term) + handOver);
                }

                break;
            default:
                break;
        }

        return story.Acts;
    }

    /// <summary>The minute of reception and the working minutes until the promise, early enough for everything that is to happen by now.</summary>
    private (double Received, double Term) Received(DemoProcedure procedure, ReceivedAgo wanted, double finish, double handOver)
    {
        var time = procedure.Time;
        var latest = Math.Min(time.Total, wanted.ToTerms is { } terms ? terms * procedure.Minutes : time.SinceDays(wanted.ToDays ?? 0));
        var earliest = Math.Min(latest, Math.Max(2 * ShortestPause, wanted.FromTerms * procedure.Minutes));
        var ago = dice.Between(earliest, latest);
        var inTerms = ago / procedure.Minutes;
        var isWritten = Term.TryParse(procedure.Published.LegalTerm, TermReading.Law, out var written, out _);
        // A term in days ends with its last day, so its minutes depend on the minute of reception; moving back a few times finds one that fits.
        for (var i = 0; ; i++)
        {
            var term = isWritten ? time.TermFrom(time.Total - ago, written!) : procedure.Minutes;
            var needed = Math.Min(time.Total, Math.Max(inTerms > 1 ? inTerms * term : 0, (finish * term) + handOver + ShortestPause));
            if (ago >= needed || i == 10)
            {
                return (time.Total - ago, term);
            }

            ago = needed;
        }
    }

    /// <summary>The steps one after another to the end, with the outcome that leads on.</summary>
    private List<PathStep> Path(IReadOnlyList<DrawnStep> steps)
    {
        var path = new List<PathStep>();
        for (var at = steps[0]; at is not null; )
        {
            var on = dice.Pick([.. at.Ways.Where(w => w.Kind == DrawnWayKind.Forward)]);
            path.Add(new PathStep(at, on.Outcome));
            at = steps.FirstOrDefault(s => s.ElementId == on.To);
        }

        return path;
    }
}

/// <summary>A step on a dossier's way.</summary>
/// <param name="Onward">The outcome that leads on; null when there is no choice.</param>
internal sealed record PathStep(DrawnStep Step, string? Onward);
