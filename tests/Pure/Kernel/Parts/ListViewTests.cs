using IsoDienTu.Kernel.Parts;
using Microsoft.AspNetCore.Http;

namespace IsoDienTu.Pure.Kernel.Parts;

public class ListViewTests
{
    [Fact]
    public void The_address_says_everything()
    {
        var view = Open("?state=late&unit=a&unit=b&sort=-due&p=3&cols=code,due&q=");

        Assert.Equal("late", view.Filter("state"));
        Assert.Equal(["a", "b"], view.Filters("unit"));
        Assert.Null(view.Filter("q"));
        Assert.Equal(("due", true), (view.Sort, view.Descending));
        Assert.Equal((3, 100), (view.Page, view.Skip));
        Assert.Equal(["code", "due"], view.Columns);
    }

    [Theory]
    [InlineData("?p=0", 1)]
    [InlineData("?p=-4", 1)]
    [InlineData("?p=99999999999", 1)]
    [InlineData("?p=abc", 1)]
    [InlineData("?p=2", 2)]
    public void A_page_that_makes_no_sense_is_the_first(string query, int page) => Assert.Equal(page, Open(query).Page);

    [Fact]
    public void Changing_a_filter_goes_back_to_the_first_page_and_keeps_the_rest() =>
        Assert.Equal("/items?sort=due&state=good", Open("?state=late&sort=due&p=3").With("state", "good"));

    [Fact]
    public void Turning_the_page_keeps_the_filters() => Assert.Equal("/items?p=4&state=late", Open("?state=late&p=3").With("p", "4"));

    [Fact]
    public void One_of_several_values_can_be_taken_away()
    {
        Assert.Equal("/items?unit=b", Open("?unit=a&unit=b&p=2").Without("unit", "a"));
        Assert.Equal("/items", Open("?unit=a").Without("unit", "a"));
    }

    [Fact]
    public void A_column_sorts_up_then_down_then_not_at_all()
    {
        Assert.Equal("/items?sort=due", Open("").SortBy("due"));
        Assert.Equal("/items?sort=-due", Open("?sort=due").SortBy("due"));
        Assert.Equal("/items", Open("?sort=-due").SortBy("due"));
        Assert.Equal("/items?sort=code", Open("?sort=-due").SortBy("code"));
    }

    [Fact]
    public void Removing_all_filters_keeps_sort_and_columns() =>
        Assert.Equal("/items?cols=a,b&sort=due", Open("?state=late&q=x&sort=due&cols=a,b&p=2").Unfiltered());

    [Fact]
    public void The_export_gets_the_same_filters_on_all_pages()
    {
        Assert.Equal("/items/export?sort=due&state=late", Open("?state=late&sort=due&p=2").On("/items/export"));
        Assert.Equal("/items/export", Open("?p=2").On("/items/export"));
    }

    [Fact]
    public void What_is_typed_into_an_address_comes_out_encoded() =>
        Assert.Equal("/items?q=a%26b%3D%22%3Cx%3E", Open("?q=a%26b%3D%22%3Cx%3E&p=2").With("p", null));

    [Fact]
    public void A_reserved_name_is_no_filter() => Assert.Null(Open("?sort=due").Filter("sort"));

    private static ListView Open(string query)
    {
        var http = new DefaultHttpContext();
        http.Request.Path = "/items";
        http.Request.QueryString = new QueryString(query);
        return ListView.From(http.Request);
    }
}
