using IsoDienTu.Organisation;

namespace IsoDienTu.Pure.Organisation;

public class LabelsTests
{
    [Theory]
    [InlineData("unit_head", PostKind.UnitHead)]
    [InlineData("UnitHead", PostKind.UnitHead)]
    [InlineData("Trưởng phòng", PostKind.UnitHead)]
    [InlineData("TRUONG PHONG", PostKind.UnitHead)]
    [InlineData("Văn thư", PostKind.RecordsClerk)]
    public void A_list_may_write_a_kind_in_Vietnamese_or_English(string text, PostKind kind)
    {
        Assert.True(Labels.TryRead<PostKind>(text, out var read));
        Assert.Equal(kind, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("vua")]
    public void Anything_else_is_refused(string text) => Assert.False(Labels.TryRead<PostKind>(text, out _));

    [Fact]
    public void Every_value_of_the_vocabulary_has_its_words_and_reads_back()
    {
        foreach (
            var value in Enum.GetValues<AgencyKind>()
                .Cast<Enum>()
                .Concat(Enum.GetValues<PostKind>().Cast<Enum>())
                .Concat(Enum.GetValues<UnitKind>().Cast<Enum>())
        )
        {
            Assert.NotEqual(value.ToString(), value.Label());
        }

        Assert.All(Enum.GetValues<AgencyKind>(), k => Assert.True(Labels.TryRead<AgencyKind>(k.Label(), out var back) && back == k));
        Assert.All(
            Enum.GetValues<SuccessionKind>(),
            k => Assert.True(Labels.TryRead<SuccessionKind>(k.Label(), out var back) && back == k)
        );
        Assert.All(
            Enum.GetValues<AppointmentKind>(),
            k => Assert.True(Labels.TryRead<AppointmentKind>(k.Label(), out var back) && back == k)
        );
    }

    [Fact]
    public void Roles_are_found_in_both_spellings()
    {
        Assert.Equal("Thư ký ISO", Roles.Find("iso_secretary")?.Label);
        Assert.Equal(Roles.Find("iso-secretary"), Roles.Find("iso_secretary"));
        Assert.Null(Roles.Find("king"));
    }
}
