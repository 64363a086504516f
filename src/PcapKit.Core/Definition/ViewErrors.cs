using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace PcapKit;

/// <summary>Throws for generated views, so that their constructors stay small enough to be inlined.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewErrors
{
    /// <summary>Says that a view needs more bytes.</summary>
    /// <param name="required">The bytes that it needs.</param>
    /// <param name="available">The bytes that there are.</param>
    /// <exception cref="ArgumentException">Always.</exception>
    [DoesNotReturn]
    public static void ThrowTooShort(int required, int available) =>
        throw new ArgumentException($"The header needs {required} bytes; there are {available}.");
}
