using System.CommandLine;

namespace PcapKit.Cli;

/// <summary>Writes the help of a verb: usage, what it does, arguments, options, examples.</summary>
internal static class HelpPage
{
    private const int Indent = 2, Gap = 2, LongestLeft = 30;

    /// <summary>Writes the page.</summary>
    /// <param name="session">Where to.</param>
    /// <param name="command">Arguments, options, and a description: paragraphs, then lines of examples that begin with <c>$</c>.</param>
    /// <param name="verb">The verb; null for the tool as a whole.</param>
    /// <param name="verbs">The verbs to list.</param>
    public static void Write(Session session, Command command, Verb? verb, IReadOnlyList<Verb> verbs)
    {
        var page = new Page(session);
        string program = verb is null ? "pcapkit" : "pcapkit " + verb.Name;
        string arguments = string.Concat(command.Arguments.Select(a => " " + Usage(a)));
        page.Heading("Usage");
        page.Line($"  {program} [options]{arguments}");
        if (verb is null)
            page.Line("  pcapkit VERB [options] ...");
        string[] paragraphs = command.Description!.Split('\n');
        page.Line("");
        foreach (string paragraph in paragraphs.Where(p => !p.StartsWith('$')))
            page.Paragraph(paragraph);
        if (verbs.Count > 0)
            page.Table("Verbs", [.. verbs.Select(v => (v.Name, v.Summary))]);
        page.Table("Arguments", [.. command.Arguments.Select(a => (a.HelpName ?? a.Name, a.Description ?? ""))]);
        page.Table("Options", [.. command.Options.Where(o => !o.Hidden).Select(o => (Left(o), o.Description ?? ""))]);
        string[] examples = [.. paragraphs.Where(p => p.StartsWith('$'))];
        if (examples.Length > 0)
        {
            page.Line("");
            page.Heading("Examples");
            foreach (string example in examples)
                page.Line("  " + example);
        }
        if (verb is null)
        {
            page.Line("");
            page.Line("'pcapkit VERB --help' tells more of a verb. A file that is called like a verb: './info'.");
        }
    }

    private static string Usage(Argument argument)
    {
        string name = argument.HelpName ?? argument.Name;
        name = argument.Arity.MaximumNumberOfValues > 1 ? name + "..." : name;
        return argument.Arity.MinimumNumberOfValues == 0 ? $"[{name}]" : name;
    }

    private static string Left(Option option)
    {
        string shorts = string.Join(", ", option.Aliases.Where(a => a.Length == 2));
        string name = shorts.Length == 0 ? "    " + option.Name : shorts + ", " + option.Name;
        return option.Arity.MaximumNumberOfValues == 0 || option.ValueType == typeof(bool) ? name : name + " " + (option.HelpName ?? "VALUE");
    }

    private sealed class Page(Session session)
    {
        private readonly bool _colours = session.Colours(session.OutIsTerminal);

        public void Line(string text) => session.Text.WriteLine(text);

        public void Heading(string text) => Line(_colours ? $"\e[1m{text}:\e[0m" : text + ":");

        public void Paragraph(string text)
        {
            foreach (string line in Wrap(text, session.Width))
                Line(line);
        }

        public void Table(string heading, (string Left, string Right)[] rows)
        {
            if (rows.Length == 0)
                return;
            Line("");
            Heading(heading);
            int left = Math.Min(rows.Max(r => r.Left.Length), LongestLeft);
            string space = new(' ', Indent + left + Gap);
            foreach ((string name, string text) in rows)
            {
                List<string> lines = Wrap(text, Math.Max(session.Width - space.Length, 30));
                bool own = name.Length > left;
                if (own)
                    Line("  " + name);
                for (int i = 0; i < lines.Count; i++)
                    Line((i == 0 && !own ? "  " + name.PadRight(left) + "  " : space) + lines[i]);
            }
        }

        private static List<string> Wrap(string text, int width)
        {
            var lines = new List<string>();
            string line = "";
            foreach (string word in text.Split(' '))
            {
                if (line.Length > 0 && line.Length + 1 + word.Length > width)
                {
                    lines.Add(line);
                    line = "";
                }
                line = line.Length == 0 ? word : line + " " + word;
            }
            lines.Add(line);
            return lines;
        }
    }
}
