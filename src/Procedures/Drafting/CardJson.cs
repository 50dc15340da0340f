using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace IsoDienTu.Procedures.Drafting;

/// <summary>What is kept of a reading beside the card: the findings, the source's text and where each step stands in it.</summary>
/// <param name="StepAt">Row of the source by step id.</param>
internal sealed record KeptReading(
    string Layout,
    IReadOnlyList<ReadingFinding> Findings,
    SourceDocument Source,
    IReadOnlyDictionary<string, SourceAnchor> StepAt
);

/// <summary>The stored form of cards and readings.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        // jsonb orders keys by itself, so the kind of a block may come after its parts.
        AllowOutOfOrderMetadataProperties = true,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameBlocks } },
    };

    public static string Write(ProcedureCard card) => JsonSerializer.Serialize(card, Options);

    public static ProcedureCard Read(string json) => JsonSerializer.Deserialize<ProcedureCard>(json, Options)!;

    public static string Write(KeptReading reading) => JsonSerializer.Serialize(reading, Options);

    public static KeptReading ReadReading(string json) => JsonSerializer.Deserialize<KeptReading>(json, Options)!;

    private static void NameBlocks(JsonTypeInfo type)
    {
        if (type.Type == typeof(SourceBlock))
        {
            type.PolymorphismOptions = new JsonPolymorphismOptions
            {
                TypeDiscriminatorPropertyName = "t",
                DerivedTypes = { new JsonDerivedType(typeof(SourceParagraph), "p"), new JsonDerivedType(typeof(SourceTable), "g") },
            };
        }
    }
}
