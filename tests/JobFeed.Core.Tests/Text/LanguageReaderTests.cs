using JobFeed.Core.Text;

namespace JobFeed.Core.Tests.Text;

public class LanguageReaderTests
{
    [Theory]
    [InlineData("en", "We are looking for an engineer who will join our team and work with the product group on new features for our customers.")]
    [InlineData("de", "Für unser Team in München suchen wir eine erfahrene Person, die mit uns an der Plattform arbeitet und Verantwortung übernimmt.")]
    [InlineData("fr", "Nous recherchons un développeur pour rejoindre notre équipe à Lyon. Vous serez en charge de la plateforme et des outils.")]
    [InlineData("es", "Buscamos una persona con experiencia en ventas para nuestro equipo de Madrid. Ofrecemos un contrato indefinido y formación.")]
    [InlineData("it", "Cerchiamo una persona con esperienza per il nostro team di Milano. La risorsa si occuperà della gestione dei clienti e delle attività.")]
    [InlineData("nl", "Wij zoeken een collega die met ons team werkt aan de beste producten voor onze klanten. Je hebt ervaring met het bouwen van software.")]
    [InlineData("pt", "Procuramos uma pessoa com experiência para a nossa equipa em Lisboa. Você vai trabalhar com os nossos clientes e não só.")]
    [InlineData("pl", "Szukamy osoby, która dołączy do naszego zespołu w Krakowie. Oferujemy umowę o pracę oraz szkolenia i prywatną opiekę.")]
    [InlineData("sv", "Vi söker dig som vill arbeta med oss i Stockholm. Du har erfarenhet av försäljning och är en bra lagspelare.")]
    [InlineData("da", "Vi søger en udvikler til vores team i København. Du har erfaring med C# og er god til at arbejde sammen med andre. Jobbet er hos os.")]
    [InlineData("cs", "Hledáme kolegu do našeho týmu v Praze. Nabízíme zajímavou práci a požadujeme zkušenosti, které se hodí. Budeš pracovat s námi.")]
    [InlineData("hu", "Olyan kollégát keresünk, aki szeret csapatban dolgozni, és van tapasztalata az értékesítésben. Elvárások: nem csak a tudás.")]
    [InlineData("ru", "Мы ищем инженера в нашу команду, который будет работать с клиентами и развивать продукт.")]
    [InlineData("uk", "Ми шукаємо інженера до нашої команди, який працюватиме з клієнтами та розвиватиме її продукти.")]
    [InlineData("ja", "私たちはチームに参加するエンジニアを探しています。経験は三年以上が望ましいです。")]
    [InlineData("zh", "我们正在寻找一位软件工程师加入我们的团队，要求三年以上相关工作经验。")]
    [InlineData("ko", "우리는 팀에 합류할 엔지니어를 찾고 있습니다. 경력 3년 이상.")]
    [InlineData("el", "Αναζητούμε μηχανικό λογισμικού για την ομάδα μας στην Αθήνα με εμπειρία.")]
    public void Tells_the_language(string language, string text) => Assert.Equal(language, LanguageReader.Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("Senior Engineer")]
    [InlineData("C# .NET Azure Docker Kubernetes")]
    [InlineData("12345 $$$ 67 89")]
    public void Says_nothing_about_too_little(string text) => Assert.Null(LanguageReader.Read(text));
}
