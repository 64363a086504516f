using System.Reflection;

Console.WriteLine("pcapkit " + typeof(Program).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
