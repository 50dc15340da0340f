using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class CallRightsTests
{
    [Fact]
    public void Every_api_call_names_a_declared_right() => Holds.Everywhere(CallRights.Check);

    [Fact]
    public void A_call_without_a_right_is_found_beside_one_that_has_it() =>
        Holds.CatchesOne(
            CallRights.Check,
            "A.cs:3 the call names no right",
            (
                "src/Quality/A.cs",
                "m.Right(\"quality.read\", \"x\");\napi.MapGet(\"/a\", (int x) => { Do(x); return x; }).RequireRight(\"quality.read\");\napi.MapPost(\"/b\", Save);"
            )
        );

    [Theory]
    [InlineData("[Right(\"quality.raed\")] class Show;")]
    [InlineData("api.MapGet(\"/a\", Read).RequireRight(\"quality.raed\");")]
    public void A_misspelt_right_is_found(string code) =>
        Holds.CatchesOne(
            CallRights.Check,
            "\"quality.raed\"",
            ("src/Quality/Module.cs", "m.Right(\"quality.read\", \"x\");"),
            ("src/Quality/A.cs", code)
        );

    [Fact]
    public void A_public_call_and_a_right_behind_a_constant_are_let_through() =>
        Holds.IsQuiet(
            CallRights.Check,
            ("src/Quality/A.cs", "setup.Api(api => api.MapGet(\"/a\", Read).OpenToPublic(\"open data\")); [Right(Rights.Read)] class Show;")
        );
}
