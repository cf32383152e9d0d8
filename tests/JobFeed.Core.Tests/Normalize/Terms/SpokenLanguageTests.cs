using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;

namespace JobFeed.Core.Tests.Normalize.Terms;

public class SpokenLanguageTests
{
    [Theory]
    [InlineData("Fluent in English and German", "en FLUENT, de FLUENT")]
    [InlineData("Deutsch C1", "de C1")]
    [InlineData("Deutsch C1, Englisch B2", "de C1, en B2")]
    [InlineData("Sehr gute Deutschkenntnisse (mind. B2)", "de B2")]
    [InlineData("verhandlungssichere Deutschkenntnisse", "de FLUENT")]
    [InlineData("Sehr gute Deutsch- und Englischkenntnisse in Wort und Schrift", "de, en")]
    [InlineData("Maîtrise de l'anglais", "en")]
    [InlineData("Anglais courant", "en FLUENT")]
    [InlineData("Business-level Japanese", "ja")]
    [InlineData("Dutch is a plus", "nl?")]
    [InlineData("Native German and fluent English", "de NATIVE, en FLUENT")]
    [InlineData("Fluent English is required; French is a plus", "en FLUENT, fr?")]
    [InlineData("Excellent written and verbal communication skills in English", "en")]
    [InlineData("English (C1 or above) and conversational Spanish", "en C1, es")]
    [InlineData("Strong English communication skills", "en")]
    [InlineData("Inglés avanzado", "en")]
    [InlineData("Nivel alto de inglés (B2)", "en B2")]
    [InlineData("Ottima conoscenza della lingua inglese", "en")]
    [InlineData("Goede beheersing van het Nederlands en Engels", "nl, en")]
    [InlineData("Inglês fluente", "en FLUENT")]
    [InlineData("Znajomość języka angielskiego na poziomie B2", "en B2")]
    [InlineData("Fluent in English, French is a plus", "en FLUENT, fr?")]
    [InlineData("Spanish preferred but not required", "es?")]
    [InlineData("Proficiency in English, Berlin based preferred", "en")]
    [InlineData("Nice to have\n- Fluency in Mandarin is a must - another language is a bonus", "zh FLUENT")]
    [InlineData("Native or fluent Polish", "pl FLUENT")]
    [InlineData("fluent in english", "en FLUENT")]
    [InlineData("Languages: English, German, French", "en, de, fr")]
    [InlineData("Languages:\n- German\n- English", "de, en")]
    [InlineData("Sprachen\n\n- Deutsch\n- Englisch\n\nBenefits\n- Kaffee", "de, en")]
    public void Reads_languages(string text, string expected) => Assert.Equal(expected, Text(text));

    [Theory]
    [InlineData("Serving a full English breakfast, with good communication skills")]
    [InlineData("Speak with owners of a German car")]
    [InlineData("Strong communication skills; you polish every detail")]
    [InlineData("Programming languages: Python, Go, C#")]
    [InlineData("A degree in English")]
    [InlineData("Strong communication in plain English")]
    [InlineData("Native-level abilities in multiple non-English languages")]
    [InlineData("An Italian restaurant")]
    [InlineData("We are a French company, founded in 2010")]
    [InlineData("Benefits\n- German language courses")]
    [InlineData("German is not required")]
    [InlineData("Send your CV in English")]
    [InlineData("Spoken word poetry for Latin America")]
    public void Sees_no_language_asked_for(string text) => Assert.Equal("", Text(text));

    [Fact]
    public void The_title_names_the_language_of_the_work() =>
        Assert.Equal(
            [new SpokenLanguage("de", null, Requirement.Required)], ConditionsReader.Read(Conditions.Input("German-speaking Support Agent", "You help people.")).SpokenLanguages.ToArray());

    [Fact]
    public void What_is_under_nice_to_have_is_welcome() => Assert.Equal("en FLUENT, fr FLUENT?", Text("Requirements\n- Fluent English\nNice to have\n- Fluent French"));

    private static string Text(string text) => string.Join(", ", ConditionsReader.Read(Conditions.Input("", text)).SpokenLanguages.Select(
        language => $"{language.Code}{(language.Level is { } level ? $" {level.ToString().ToUpperInvariant()}" : "")}{(language.Requirement == Requirement.Preferred ? "?" : "")}"));
}
