using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Compresses pages for people who are not signed in, on the phones and slow lines where it counts. What a signed-in person gets stays
/// uncompressed: its length must not tell an onlooker anything about the secrets and personal data in it (BREACH).
/// </summary>
internal sealed class PublicCompression(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
    : ResponseCompressionProvider(services, options)
{
    public override bool ShouldCompressResponse(HttpContext context) => context.TryActing() is null && base.ShouldCompressResponse(context);

    public static void Add(IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = ["text/html", "application/json", "text/plain", "text/csv"];
        });
        services.AddSingleton<IResponseCompressionProvider, PublicCompression>();
    }
}
