using IsoDienTu.Dossiers;
using IsoDienTu.Dossiers.Register;

namespace IsoDienTu.Pure.Dossiers;

public sealed class TransitionsTests
{
    // Handbook 2.4, word for word.
    private const string Handbook = "1→2,3,5,7; 5→2,4,7,8; 2→4,7; 4→5,6,7,8,9; 6→4,7,8; 9→10";

    [Fact]
    public void Exactly_the_moves_of_the_handbook_are_allowed()
    {
        var wanted = Handbook
            .Split(';', StringSplitOptions.TrimEntries)
            .Select(line => line.Split('→'))
            .SelectMany(line => line[1].Split(',').Select(to => (From: int.Parse(line[0]), To: int.Parse(to))))
            .ToHashSet();
        var states = Enum.GetValues<DossierState>();
        var allowed = states.SelectMany(from => states.Where(to => Transitions.Allowed(from, to)).Select(to => ((int)from, (int)to)));
        Assert.Equal(wanted.Order(), allowed.Order());
    }

    [Fact]
    public void Nothing_follows_the_terminal_states() =>
        Assert.Equal(
            [DossierState.NotReceived, DossierState.Withdrawn, DossierState.Stopped, DossierState.Returned],
            Enum.GetValues<DossierState>().Where(Transitions.IsTerminal)
        );

    [Theory]
    [InlineData(DossierState.Received, DossierState.AwaitingSupplement, "Processing,AwaitingSupplement")]
    [InlineData(DossierState.AwaitingSupplement, DossierState.Finished, "Processing,Finished")]
    [InlineData(DossierState.AwaitingPayment, DossierState.AwaitingSupplement, "Processing,AwaitingSupplement")]
    [InlineData(DossierState.Received, DossierState.Returned, "Processing,Finished,Returned")]
    public void Late_news_walks_the_allowed_way(DossierState from, DossierState to, string way) =>
        Assert.Equal(way, string.Join(',', Transitions.Way(from, to)));

    [Theory]
    [InlineData(DossierState.Returned, DossierState.Processing)]
    [InlineData(DossierState.Finished, DossierState.Processing)]
    [InlineData(DossierState.Processing, DossierState.Received)]
    [InlineData(DossierState.Processing, DossierState.Processing)]
    public void There_is_no_way_back(DossierState from, DossierState to) => Assert.Empty(Transitions.Way(from, to));

    [Fact]
    public void Every_way_is_made_of_allowed_moves()
    {
        foreach (var from in Enum.GetValues<DossierState>())
        {
            foreach (var to in Enum.GetValues<DossierState>())
            {
                var at = from;
                foreach (var next in Transitions.Way(from, to))
                {
                    Assert.True(Transitions.Allowed(at, next), $"{at} to {next}");
                    at = next;
                }
            }
        }
    }
}
