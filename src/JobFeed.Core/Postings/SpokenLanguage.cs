namespace JobFeed.Core.Postings;

/// <summary>How well a language is to be mastered: a level of the Common European Framework of Reference, or the words of the posting.</summary>
public enum LanguageLevel { A1, A2, B1, B2, C1, C2, Fluent, Native }

/// <summary>A language that the position asks its holder to speak or write.</summary>
/// <param name="Code">ISO 639-1 code.</param>
/// <param name="Level">Null when the posting names no level, or one without a fixed meaning ("business level").</param>
/// <param name="Requirement">How much the posting asks for it.</param>
public sealed record SpokenLanguage(string Code, LanguageLevel? Level, Requirement Requirement);
