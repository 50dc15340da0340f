using IsoDienTu.Organisation.Directory;

namespace IsoDienTu.Pure.Organisation.Directory;

public sealed class OriginsTests
{
    [Fact]
    public void Sites_are_kept_in_one_form_each_once() =>
        Assert.Equal(
            "https://so.lamgiang.gov.vn http://noi-bo.vn:8080",
            Origins.Normal("https://SO.lamgiang.gov.vn/\r\nhttps://so.lamgiang.gov.vn:443\n http://noi-bo.vn:8080 ")
        );

    [Theory]
    [InlineData("so.lamgiang.gov.vn")]
    [InlineData("https://so.lamgiang.gov.vn/iso")]
    [InlineData("https://so.lamgiang.gov.vn?x=1")]
    [InlineData("https://*.gov.vn")]
    [InlineData("*")]
    [InlineData("https://a.vn;script-src *")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://ai@so.vn")]
    public void What_is_no_site_is_refused_by_name(string text)
    {
        var flaw = Assert.Single(Origins.Check(text));

        Assert.Equal("organisation.agency.site", flaw.Key);
        Assert.Contains(text.Split(' ')[0], flaw.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_domain_with_marks_is_kept_as_browsers_send_it()
    {
        Assert.Empty(Origins.Check("https://sở.vn"));
        Assert.Equal("https://xn--s-7cx.vn"[..12], Origins.Normal("https://sở.vn")[..12]);
    }

    [Fact]
    public void Ten_sites_are_enough() =>
        Assert.Equal(
            "organisation.agency.sites",
            Assert.Single(Origins.Check(string.Join('\n', Enumerable.Range(0, 11).Select(i => $"https://s{i}.vn")))).Key
        );
}
