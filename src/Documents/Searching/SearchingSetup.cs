using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;
using Microsoft.Extensions.DependencyInjection;

namespace IsoDienTu.Documents.Searching;

/// <summary>What searching needs of the host.</summary>
internal static class SearchingSetup
{
    public const string Right = "documents.read";

    public static ModuleSetup Searching(this ModuleSetup setup)
    {
        setup.Services.AddSingleton(new SearchPage("/Documents/Search", Right));
        return setup.Menu("Tìm trong tài liệu", "/Documents/Search", Right, "search", 301, "Hệ thống ISO").Api(SearchApi.Map);
    }
}
