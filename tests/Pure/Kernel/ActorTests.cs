using IsoDienTu.Kernel;

namespace IsoDienTu.Pure.Kernel;

/// <summary>Acting in another's stead.</summary>
public sealed class ActorTests
{
    private static readonly Actor Own = new(Guid.CreateVersion7(), "Ngô Thị Mai", "Phó Giám đốc", []);

    private static StandIn Away(string? stamp) =>
        new(Guid.CreateVersion7(), "Phạm Văn Quang", "Giám đốc", stamp, "15/QĐ, 01/06/2026", [], []);

    [Fact]
    public void The_post_is_written_as_it_is_signed_and_once()
    {
        var other = Away("KT. Giám đốc");
        var acting = Own.For(other);
        Assert.Equal("KT. Giám đốc · Phó Giám đốc", acting.Post);
        Assert.Equal(
            (other.PersonId, "Phạm Văn Quang", "Giám đốc"),
            (acting.OnBehalfOf!.Value, acting.OnBehalfOfName, acting.OnBehalfOfPost)
        );
        Assert.Same(acting, acting.For(other));
    }

    [Fact]
    public void Without_a_form_the_own_post_is_written() => Assert.Equal("Phó Giám đốc", Own.For(Away(null)).Post);
}
