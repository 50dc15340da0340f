using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace IsoDienTu.Kernel.Parts;

/// <summary>
/// Numbers with a fraction as forms send them: fields of numbers write a point in every language (HTML, "rules for parsing floating-point number values"),
/// while Vietnamese would take it for a mark between thousands. A comma is taken too, because people type it where the browser leaves them.
/// </summary>
public sealed class NumberBinder : IModelBinder, IModelBinderProvider
{
    /// <inheritdoc />
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(double) || context.Metadata.UnderlyingOrModelType == typeof(decimal) ? this : null;

    /// <inheritdoc />
    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var sent = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        if (sent.FirstValue is not { } text || (text.Length == 0 && bindingContext.ModelMetadata.IsReferenceOrNullableType))
        {
            return Task.CompletedTask;
        }

        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, sent);
        if (!decimal.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            bindingContext.ModelState.TryAddModelError(
                bindingContext.ModelName,
                bindingContext.ModelMetadata.ModelBindingMessageProvider.ValueMustBeANumberAccessor(bindingContext.ModelName)
            );
            return Task.CompletedTask;
        }

        bindingContext.Result = ModelBindingResult.Success(
            bindingContext.ModelMetadata.UnderlyingOrModelType == typeof(double) ? (double)number : number
        );
        return Task.CompletedTask;
    }
}
