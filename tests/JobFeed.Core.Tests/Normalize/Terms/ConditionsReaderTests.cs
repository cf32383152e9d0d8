using JobFeed.Core.Normalize;
using JobFeed.Core.Normalize.Terms;
using JobFeed.Core.Postings;
using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Normalize.Terms;

public class ConditionsReaderTests
{
    [Theory]
    [InlineData("We offer visa sponsorship.", true)]
    [InlineData("Visa sponsorship is available for this role", true)]
    [InlineData("- Visa sponsorship", true)]
    [InlineData("We do sponsor visas! However, we cannot for every role.", true)]
    [InlineData("We are unable to sponsor or take over sponsorship of an employment visa at this time.", false)]
    [InlineData("You must be authorized to work in the US without sponsorship.", false)]
    [InlineData("This position is not eligible for visa sponsorship.", false)]
    [InlineData("Applicants must be legally authorized to work in the United States without the need for current or future sponsorship", false)]
    [InlineData("VISA SPONSORSHIP\n- We are unable to provide visa sponsorship", false)]
    [InlineData("No visa sponsorship", false)]
    [InlineData("We don't offer visa sponsorship", false)]
    public void Reads_whether_visas_are_sponsored(string text, bool expected) => Assert.Equal(expected, Read(text).VisaSponsorship);

    [Theory]
    [InlineData("Will you now or in the future require visa sponsorship?")]
    [InlineData("Visa sponsorship is decided case by case.")]
    [InlineData("Work with executive sponsors to provide support")]
    [InlineData("We work with Visa and Mastercard")]
    [InlineData("You must have the right to work in the UK")]
    [InlineData("We sponsor local meetups and offer snacks")]
    public void Says_nothing_of_visas(string text) => Assert.Null(Read(text).VisaSponsorship);

    [Theory]
    [InlineData("Active TS/SCI clearance with polygraph", "TS/SCI")]
    [InlineData("Must hold an active Secret clearance", "Secret")]
    [InlineData("Ability to obtain and keep a Top Secret security clearance", "Top Secret")]
    [InlineData("Must have a Top-Secret security clearance with SCI eligibility", "Top-Secret")]
    [InlineData("You are SC cleared", "SC cleared")]
    [InlineData("DV clearance is needed", "DV clearance")]
    [InlineData("You hold an active security clearance. TS/SCI is a must.", "TS/SCI")]
    [InlineData("Must be eligible for a security clearance", "security clearance")]
    public void Reads_a_clearance_as_written(string text, string expected) => Assert.Equal(expected, Read(text).SecurityClearance);

    [Theory]
    [InlineData("No security clearance is needed")]
    [InlineData("The secret of our success")]
    [InlineData("Secret management with Vault")]
    [InlineData("Charleston, SC")]
    [InlineData("Work Authorization/Security Clearance")]
    [InlineData("customs clearance of goods")]
    [InlineData("our top secret sauce")]
    public void Sees_no_clearance(string text) => Assert.Null(Read(text).SecurityClearance);

    [Theory]
    [InlineData("Up to 25% travel", 25)]
    [InlineData("Travel: 10-20%", 20)]
    [InlineData("Ability to travel up to 50 percent of the time", 50)]
    [InlineData("This role may require 10% - 15% travel.", 15)]
    [InlineData("Reisebereitschaft 20 %", 20)]
    [InlineData("Reisebereitschaft (ca. 30%)", 30)]
    [InlineData("Déplacements : 20 %", 20)]
    [InlineData("Disponibilidad para viajar (30%)", 30)]
    [InlineData("Disponibilità a trasferte fino al 40%", 40)]
    [InlineData("Bereid om te reizen (15%)", 15)]
    [InlineData("Disponibilidade para viagens 25%", 25)]
    [InlineData("Gotowość do podróży: 10%", 10)]
    [InlineData("No travel.", 0)]
    [InlineData("Travel: None", 0)]
    [InlineData("No travel required", 0)]
    [InlineData("100% remote with 10% travel", 10)]
    public void Reads_the_most_travel(string text, int expected) => Assert.Equal(expected, Read(text).TravelPercent);

    [Theory]
    [InlineData("Some travel is needed")]
    [InlineData("100% remote, travel twice a year")]
    [InlineData("We help travel companies grow by 40%")]
    [InlineData("Benefits\n- 50% travel discount")]
    [InlineData("There are no travel restrictions")]
    [InlineData("Travel. Our team is 30% larger")]
    [InlineData("Travel 250% more")]
    public void Sees_no_percent_of_travel(string text) => Assert.Null(Read(text).TravelPercent);

    [Theory]
    [InlineData("40 hours per week", 40.0)]
    [InlineData("38.5 Stunden/Woche", 38.5)]
    [InlineData("38,5 Stunden pro Woche", 38.5)]
    [InlineData("20h/week", 20.0)]
    [InlineData("A 37.5-hour week", 37.5)]
    [InlineData("32-40 uur per week", 40.0)]
    [InlineData("39-Stunden-Woche", 39.0)]
    [InlineData("20 Wochenstunden", 20.0)]
    [InlineData("eine 38,5 Stundenwoche", 38.5)]
    [InlineData("Wochenarbeitszeit: 35 Stunden", 35.0)]
    [InlineData("35h par semaine", 35.0)]
    [InlineData("39 heures hebdomadaires", 39.0)]
    [InlineData("15.50 heures hebdo.", 15.5)]
    [InlineData("40 horas semanales", 40.0)]
    [InlineData("44 horas semanais", 44.0)]
    [InlineData("30 ore settimanali", 30.0)]
    [InlineData("40 godzin tygodniowo", 40.0)]
    [InlineData("Hours per week: 37.5", 37.5)]
    [InlineData("Part time (24 hrs/wk)", 24.0)]
    public void Reads_weekly_hours(string text, double expected) => Assert.Equal((decimal)expected, Read(text).WeeklyHours);

    [Theory]
    [InlineData("We save teams 10 hours per week")]
    [InlineData("24 hours a day, 7 days a week")]
    [InlineData("3 days a week in the office")]
    [InlineData("Employees working 30 hours per week are eligible for benefits")]
    [InlineData("2 hours a week of training")]
    [InlineData("168 hours per week")]
    [InlineData("an 8 hour day")]
    public void Sees_no_weekly_hours(string text) => Assert.Null(Read(text).WeeklyHours);

    [Theory]
    [InlineData("3 openings", 3)]
    [InlineData("2 positions available", 2)]
    [InlineData("Sous-chef (2 Stellen)", 2)]
    [InlineData("There are four open positions in this team", 4)]
    [InlineData("Number of openings: 5", 5)]
    [InlineData("3 postes à pourvoir", 3)]
    [InlineData("We have two (2) vacancies", 2)]
    public void Reads_openings(string text, int expected) => Assert.Equal(expected, Read(text).Openings);

    [Theory]
    [InlineData("Over 50 open positions around the world")]
    [InlineData("See our 12 openings")]
    [InlineData("Experience in 3 positions")]
    [InlineData("1,200 openings")]
    [InlineData("multiple openings")]
    [InlineData("5000 positions available")]
    [InlineData("Opening: 9:00")]
    public void Counts_no_openings(string text) => Assert.Null(Read(text).Openings);

    [Theory]
    [InlineData("Apply by 31 March 2026", "31 March 2026")]
    [InlineData("Bewerbungsfrist: 31.03.2026", "31.03.2026")]
    [InlineData("Closing date: Friday, March 6, 2026 at 5pm", "March 6, 2026")]
    [InlineData("The application deadline for this role is 2026-04-01.", "2026-04-01")]
    [InlineData("Date limite de candidature : 15 avril 2026", "15 avril 2026")]
    [InlineData("Fecha límite: 31 de marzo de 2026", "31 de marzo de 2026")]
    [InlineData("Scadenza: 30/04/2026", "30/04/2026")]
    [InlineData("Sluitingsdatum: 1 mei 2026", "1 mei 2026")]
    [InlineData("Bewirb dich bis zum 15. Mai 2026!", "15. Mai 2026")]
    [InlineData("Aplikuj do 30.06.2026", "30.06.2026")]
    public void Reads_the_last_day_to_apply(string text, string expected) => Assert.Equal(expected, Read(text).Deadline?.Evidence);

    [Theory]
    [InlineData("Able to meet every deadline in 2026")]
    [InlineData("Apply by email")]
    [InlineData("Apply by 31 March")]
    [InlineData("Deadline: none\n2026-01-01")]
    [InlineData("Apply before joining our 2000 people")]
    public void Sees_no_last_day(string text) => Assert.Null(Read(text).Deadline);

    private static ConditionsReading Read(string text) => ConditionsReader.Read(Conditions.Input("", text));
}

/// <summary>Inputs of a title and a text.</summary>
internal static class Conditions
{
    public static NormalizationInput Input(string title, string text) =>
        new() { Raw = new RawPosting(), Title = title, Text = text, Sections = Sections.Cut(text), ObservedAt = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero) };
}
