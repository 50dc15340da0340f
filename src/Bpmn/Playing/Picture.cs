using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml;

namespace IsoDienTu.Bpmn.Playing;

/// <summary>Tells a stage as it stands: where work rests, what can be done there, what has happened.</summary>
internal static class Picture
{
    /// <summary>Vietnamese stays readable in what is saved.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static TrialPicture Of(Stage stage, ReadResult main, int done, TrialProblem? problem)
    {
        var first = stage.Actors.FirstOrDefault(a => a.Caller is null);
        var places = stage.Actors.SelectMany(a => a.State.Tokens.Select(t => Place(stage, a, t))).ToImmutableArray();
        var here = places
            .Where(p => first?.Diagram.FindNode(p.ElementId) is not null)
            .Select(p => p.ElementId)
            .ToHashSet(StringComparer.Ordinal);
        return new(
            stage.Now,
            first?.State.Status ?? InstanceStatus.New,
            places,
            first is null
                ? []
                :
                [
                    .. stage
                        .Happenings.Where(h => h.Actor == first)
                        .Select(h => Element(h.Effect))
                        .OfType<string>()
                        .Where(id => !here.Contains(id)),
                ],
            first is null ? Starts(main) : [.. Events(stage), .. Timers(stage)],
            [.. stage.Happenings.Select(Tell).OfType<TrialEvent>()],
            first?.State.Variables ?? InstanceState.NoVariables,
            done,
            problem
        );
    }

    /// <summary>Every way in which the process may begin.</summary>
    private static ImmutableArray<TrialOffer> Starts(ReadResult main)
    {
        var process =
            main.Diagram?.Processes.FirstOrDefault(p => p.IsExecutable && !p.Nodes.IsEmpty) ?? main.Diagram?.Processes.FirstOrDefault();
        if (process is null)
        {
            return [];
        }
        var offers = ImmutableArray.CreateBuilder<TrialOffer>();
        foreach (var node in process.Nodes.Where(n => n.Kind == NodeKind.StartEvent))
        {
            offers.Add(
                node.Event switch
                {
                    EventKind.Message when node.EventName is { } name => Event(
                        "message",
                        node,
                        name,
                        new { message = name, startsProcess = process.Id }
                    ),
                    EventKind.Signal when node.EventName is { } name => Event(
                        "signal",
                        node,
                        name,
                        new { signal = name, startsProcess = process.Id }
                    ),
                    EventKind.None => Event("start", node, null, new { start = new { } }),
                    _ => Event("start", node, null, new { start = new { }, at = node.Id }),
                }
            );
        }
        return offers.Count > 0 ? offers.DistinctBy(o => o.Step).ToImmutableArray() : [Event("start", null, null, new { start = new { } })];
    }

    private static TrialPlace Place(Stage stage, Actor actor, Token token)
    {
        var node = actor.Diagram.FindNode(token.At)!;
        var since = actor.Since.GetValueOrDefault(token.Id, stage.Now);
        return new(
            actor.State.ProcessId,
            node.Id,
            Name(node),
            node.RoleLane?.Name ?? node.Step?.Role,
            token.Phase,
            since,
            node.Step?.Term is { Length: > 0 } term ? stage.Due(term, since) : null
        )
        {
            Offers = [.. Offers(stage, actor, token, node)],
        };
    }

    private static IEnumerable<TrialOffer> Offers(Stage stage, Actor actor, Token token, Node node)
    {
        if (token.Phase is TokenPhase.Stuck or TokenPhase.Blocked)
        {
            return Engine.MayRetry(actor.Diagram, actor.State, token.Id) ? [Event("retry", node, null, new { retry = node.Id })] : [];
        }
        if (token.Phase == TokenPhase.Inside && node.AdHoc is not null && token.Repeat is null)
        {
            return
            [
                .. Engine
                    .Pickable(actor.Diagram, actor.State, token.Id)
                    .Select(id => Event("pick", node, Name(actor.Diagram.FindNode(id)!), new { enable = id })),
                Event("finish", node, null, new { finishAdhoc = node.Id }),
            ];
        }
        if (token.Phase != TokenPhase.Open)
        {
            return [];
        }
        return node.Behaviour is { IsHuman: true } ? ByPeople(actor, token, node)
            : stage.IsHeld(actor, token) ? ByMachine(node)
            : [];
    }

    private static IEnumerable<TrialOffer> ByPeople(Actor actor, Token token, Node node)
    {
        var outcomes = actor.Diagram.OutcomesOf(node.Id);
        return
        [
            .. outcomes.IsEmpty
                ? [Event("complete", node, null, new { complete = node.Id })]
                : outcomes.Select(o => Event("complete", node, o.Label, new { complete = node.Id, outcome = o.Code })),
            .. Engine
                .ReturnTargets(actor.Diagram, actor.State, token.Id)
                .Select(t => Event("back", node, Name(actor.Diagram.FindNode(t.ElementId)!), new { sendBack = node.Id, to = t.ElementId })),
        ];
    }

    private static IEnumerable<TrialOffer> ByMachine(Node node) =>
        [
            Event("serve", node, null, new { serve = node.Id }),
            Event("fail", node, null, new { fail = node.Id }),
            .. node
                .Boundaries.Where(b => b is { Event: EventKind.Error, EventName: not null })
                .Select(b => Event("fail", node, b.EventName, new { fail = node.Id, code = b.EventName })),
        ];

    private static IEnumerable<TrialOffer> Events(Stage stage) =>
        stage
            .Actors.Where(a => a.IsRunning)
            .SelectMany(a =>
                a.State.Waits.Select(w => (Node: a.Diagram.FindNode(w.At)!, Name: w.Name))
                    .Concat(a.OpenTasks.Select(t => (Node: a.Diagram.FindNode(t.At)!, Name: (string?)null)))
            )
            .Select(w =>
                (w.Name ?? w.Node.EventName) is not { } name ? null
                : w.Node.Event == EventKind.Signal ? Event("signal", w.Node, name, new { signal = name })
                : w.Node.Event == EventKind.Message || w.Node.Kind == NodeKind.ReceiveTask
                    ? Event("message", w.Node, name, new { message = name })
                : null
            )
            .OfType<TrialOffer>()
            .DistinctBy(o => o.Step);

    /// <summary>The clock goes on to the instant at which each is due; what is due before goes off on the way.</summary>
    private static IEnumerable<TrialOffer> Timers(Stage stage) =>
        stage
            .Alarms.Where(a => a.Due is not null && a.Actor.IsRunning)
            .OrderBy(a => a.Due)
            .Select(a =>
            {
                var wait = a.Due!.Value > stage.Now ? a.Due.Value - stage.Now : TimeSpan.Zero;
                var node = a.Actor.State.Waits.FirstOrDefault(w => w.Id == a.TimerId) is { } armed
                    ? a.Actor.Diagram.FindNode(armed.At)
                    : null;
                return Event("timer", node, null, new { advance = XmlConvert.ToString(wait) }) with { Due = a.Due };
            });

    private static TrialOffer Event(string kind, Node? node, string? about, object step) =>
        new(kind, node?.Id, about, JsonSerializer.Serialize(step, Plain));

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static TrialEvent? Tell(Happening happened)
    {
        var (about, english) = happened.Effect switch
        {
            Effect.CallService call => (happened.Actor.Diagram.FindNode(call.ElementId)?.Service, null),
            Effect.CallProcess call => (call.ProcessId, null),
            Effect.StartTimer timer => (timer.Text, null),
            Effect.Broadcast signal => (signal.Name, null),
            Effect.Incident incident => (incident.Message, incident.MessageEn),
            Effect.Finish finish => (finish.Status.ToString(), null),
            _ => ((string?)null, (string?)null),
        };
        var element = Element(happened.Effect);
        return element is null && happened.Effect is not Effect.Finish
            ? null
            : new(
                happened.At,
                happened.Effect.GetType().Name,
                element,
                element is null ? null : Name(happened.Actor.Diagram.FindNode(element)),
                about
            )
            {
                AboutEn = english,
            };
    }

    private static string? Element(Effect effect) =>
        effect switch
        {
            Effect.OpenTask e => e.ElementId,
            Effect.ExpectMessage e => e.ElementId,
            Effect.CallService e => e.ElementId,
            Effect.CallProcess e => e.ElementId,
            Effect.OfferSteps e => e.ElementId,
            Effect.CloseTask e => e.ElementId,
            Effect.CancelTask e => e.ElementId,
            Effect.StartTimer e => e.ElementId,
            Effect.Ran e => e.ElementId,
            Effect.Broadcast e => e.ElementId,
            Effect.Incident e => e.ElementId,
            _ => null,
        };

    private static string Name(Node? node) =>
        node is null ? ""
        : node.Name.Length > 0 ? node.Name
        : node.Id;
}
