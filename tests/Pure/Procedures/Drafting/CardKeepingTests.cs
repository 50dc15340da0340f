using System.Text.Json.Nodes;
using IsoDienTu.Procedures.Drafting;

namespace IsoDienTu.Pure.Procedures.Drafting;

public sealed class CardKeepingTests
{
    [Fact]
    public void A_card_comes_back_from_the_form_as_it_went_in()
    {
        var card = Cards.Demo("QT.DD.01.html");

        var back = CardInput.Of(card).Into(card);

        Assert.Equal(CardJson.Write(card), CardJson.Write(back));
    }

    [Fact]
    public void A_card_and_a_reading_come_back_from_a_database_that_orders_keys_by_itself()
    {
        var reading = Cards.Reading("QT.DD.01.html");
        var card = CardJson.Write(CardOfReading.Make(reading));
        var kept = CardJson.Write(CardOfReading.Keep(reading));

        Assert.Equal(card, CardJson.Write(CardJson.Read(Shuffled(card))));
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(kept), JsonNode.Parse(CardJson.Write(CardJson.ReadReading(Shuffled(kept))))));
    }

    [Fact]
    public void A_form_that_a_step_names_for_the_first_time_joins_the_list_and_leaves_with_it()
    {
        var input = CardInput.Of(Cards.Small);
        input.Steps[0].Forms = "BM.07; BM.08";
        var named = input.Into(Cards.Small);
        Assert.Equal(["BM.07", "BM.08"], named.Forms.Select(f => f.Code));

        var again = CardInput.Of(named);
        again.Steps[0].Forms = "BM.08";
        again.Forms[1].Title = "Phiếu thẩm định";
        Assert.Equal([("BM.08", "Phiếu thẩm định")], again.Into(named).Forms.Select(f => (f.Code, f.Title)));
    }

    /// <summary>Every object's keys the other way round.</summary>
    private static string Shuffled(string json)
    {
        static JsonNode? Turn(JsonNode? node) =>
            node switch
            {
                JsonObject o => new JsonObject(o.Reverse().Select(p => KeyValuePair.Create(p.Key, Turn(p.Value)))),
                JsonArray a => new JsonArray([.. a.Select(Turn)]),
                _ => node?.DeepClone(),
            };
        return Turn(JsonNode.Parse(json))!.ToJsonString();
    }
}
