namespace IsoDienTu.Eiso.Shared;

/// <summary>
/// Bad input found by a call. Throw it anywhere below a call: the host prints its one line on standard error and exits with 2.
/// </summary>
/// <param name="place">File and place in it, or the option, e.g. <c>calendar.csv:12</c> or <c>--start</c>.</param>
/// <param name="vietnamese">What is wrong and how to mend it, one sentence, Vietnamese.</param>
/// <param name="english">The same in English.</param>
internal sealed class InputError(string place, string vietnamese, string english) : Exception($"{place}: {Speech.Of(vietnamese, english)}");
