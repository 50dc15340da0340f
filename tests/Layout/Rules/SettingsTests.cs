using IsoDienTu.Layout.Reading;

namespace IsoDienTu.Layout.Rules;

public sealed class SettingsTests
{
    [Fact]
    public void No_setting_outlives_its_transaction() => Holds.Everywhere(Settings.Check);

    [Theory]
    [InlineData("set app.agency = '7'")]
    [InlineData("select 1; SET SESSION app.agency TO '7'")]
    [InlineData("select set_config('app.agency', coalesce($1, '0'), false)")]
    public void A_setting_of_the_session_is_found(string sql) =>
        Holds.CatchesOne(Settings.Check, "outlives its transaction", ("src/Kernel/Data/Wall.cs", $"var sql = \"{sql}\";"));

    [Theory]
    [InlineData("set local app.agency = '7'")]
    [InlineData("select set_config('app.agency', $1, true)")]
    [InlineData("update kernel.job set lease_until = $1")]
    [InlineData("alter role iso_app set jit = off")]
    [InlineData("set constraints all deferred")]
    public void A_setting_of_the_transaction_is_let_through(string sql) =>
        Holds.IsQuiet(
            Settings.Check,
            ("src/Kernel/Data/Wall.cs", $"var sql = \"{sql}\";"),
            ("src/Kernel/Database/0001-a.sql", sql + ";\n")
        );
}
