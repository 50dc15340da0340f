using IsoDienTu.Kernel;
using IsoDienTu.Kernel.Parts;

namespace IsoDienTu.Portal.OpenData;

/// <summary>What can be taken away, what each column means, and on what terms.</summary>
[Public("Describes the open data; shows no person")]
[PublicCache]
internal sealed class Catalogue(Licence licence) : PublicPage
{
    public Licence Licence => licence;

    public void OnGet() { }
}
