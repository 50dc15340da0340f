namespace IsoDienTu.Pure.Bpmn.Combined;

public class ProceduresTests
{
    [Fact]
    public void A_land_certificate__supplement__opinions__tax_office__payment__withdrawal_with_everything_undone() =>
        Scene.Holds("land-certificate", ["tax-office"]);

    [Fact]
    public void Duty_in_a_storm__signals__picking__escalation_to_the_chief__several_wards_at_once() => Scene.Holds("storm-duty");

    [Fact]
    public void An_auction_of_land__a_transaction_that_is_called_off__tried_again__and_counted_out() => Scene.Holds("auction");
}
