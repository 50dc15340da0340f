using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;

namespace IsoDienTu.Pure.Dossiers;

public sealed class CourseTests
{
    [Fact]
    public void A_dossier_is_received_until_its_first_step_is_done()
    {
        Assert.Equal(DossierState.Received, Course.Of(new Standing(null)));
        Assert.Equal(DossierState.Processing, Course.Of(new Standing(null, AnyStepDone: true)));
    }

    [Fact]
    public void An_open_step_of_the_applicant_means_waiting_for_papers() =>
        Assert.Equal(DossierState.AwaitingSupplement, Course.Of(new Standing(null, AnyStepDone: true, AwaitsApplicant: true)));

    [Fact]
    public void Waiting_for_money_is_its_own_state() =>
        Assert.Equal(DossierState.AwaitingPayment, Course.Of(new Standing(null, AnyStepDone: true, AwaitsPayment: true)));

    [Fact]
    public void The_result_is_ready_when_only_the_uncounted_last_step_is_left() =>
        Assert.Equal(DossierState.Finished, Course.Of(new Standing(null, AnyStepDone: true, AtReturnStep: true)));

    [Fact]
    public void Doing_the_uncounted_last_step_hands_the_result_over() =>
        Assert.Equal(DossierState.Returned, Course.Of(new Standing(ProcessEnd.Completed, AnyStepDone: true, LeftReturnStep: true)));

    [Fact]
    public void Without_such_a_step_the_result_waits_at_the_desk_after_the_end() =>
        Assert.Equal(DossierState.Finished, Course.Of(new Standing(ProcessEnd.Completed, AnyStepDone: true)));

    [Fact]
    public void A_refusal_is_a_finished_dossier_whose_letter_is_still_to_be_handed_over() =>
        Assert.Equal(DossierState.Finished, Course.Of(new Standing(ProcessEnd.Refused, AnyStepDone: true, AwaitsApplicant: true)));

    [Fact]
    public void A_cancelled_process_stops_the_dossier() =>
        Assert.Equal(DossierState.Stopped, Course.Of(new Standing(ProcessEnd.Cancelled, AnyStepDone: true)));
}
