namespace JobFeed.Core.Text;

/// <summary>Small words by which languages of the Latin script are told apart, and a few words that every posting of the language has.</summary>
internal static class LanguageWords
{
    public static readonly (string Language, string Words)[] Table =
    [
        ("en", "the and of to in for with you we our your is are will be on as an or this that at from by have has who what their they it team work experience skills looking about join working years ability into across all more"),
        ("de", "der die das und in den von zu mit für auf ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch wie einem über einen zum zur wir du deine dein dich dir ihr ihre ihren unser unsere uns oder sowie sich bis durch haben kannst suchen bieten stellenangebot aufgaben kenntnisse erfahrung arbeiten bereich unternehmen"),
        ("fr", "de la le les et des en un une du dans est pour que qui par sur au aux avec pas plus vous nous notre votre vos nos ce cette ces se sont être ou à il elle poste équipe entreprise expérience vous êtes travail leur leurs ainsi afin chez sein mission missions recherche recherchons profil"),
        ("es", "de la que el en y a los del se las por un para con una su al lo como más o es nos nuestro nuestra nuestros nuestras sus son tu tus te equipo experiencia trabajo empresa buscamos ofrecemos años conocimientos será persona este esta sobre entre desde hasta puesto también desarrollo"),
        ("it", "di e il la che in un per del una con non i le è da sono al della dei si nel alla ai gli lo delle degli dal più come anche tra o nostro nostra nostri sei siamo essere team lavoro esperienza azienda conoscenza ricerca ruolo nella sulla presso attività cerchiamo offriamo anni risorsa"),
        ("nl", "de het een en van in op te is voor met zijn aan dat niet je jij jouw ons onze wij we bij als om ook naar door over uit er hebt heb bent of tot deze dit werk werken ervaring kennis binnen team functie wat worden wordt jaar hebben maar kun graag functie bedrijf zoeken bieden"),
        ("pt", "de a o que e do da em um para com não uma os no se na por mais as dos como ao das à é ou você sua seu seus suas nosso nossa nossos são experiência trabalho equipe equipa empresa conhecimento conhecimentos área ser pelo pela vaga atividades desenvolvimento anos também"),
        ("pl", "i w na z do się nie jest to że o od po dla przez jak oraz lub za co są ze tym przy twoje nasze nasz nas my ty będzie pracy praca doświadczenie znajomość oferujemy wymagania zespołu zespół umiejętność mile widziane firmy firma lat być jako także pod czy umowa"),
        ("sv", "och i att det som en på är av för med till den har de inte om ett vi du din ditt dina vår vårt våra oss kommer eller från hos så även inom arbeta arbete erfarenhet söker tjänsten ska kan dig dem vara där"),
        ("da", "og i at det som en på er af for med til den har de ikke om et vi du din dit dine vores os kommer eller fra hos så også inden arbejde erfaring søger stillingen skal kan dig dem være hvor samt bliver jobbet"),
        ("no", "og i at det som en på er av for med til den har de ikke om et vi du din ditt dine vår vårt våre oss kommer eller fra hos så også innen arbeid erfaring søker stillingen skal kan deg dem være hvor samt blir jobben"),
        ("fi", "ja on ei se että tai sekä myös kuin mutta ovat olet meillä sinulla sinun meidän kanssa osaamista kokemusta työ työtä tiimi odotamme tarjoamme tehtävä tehtävän hyvä mukaan jotka voi olla ole"),
        ("cs", "a v na je se s z do o že pro jako by ve od jsou k po za ale nebo jsme budeš vás nás naše tým práce práci zkušenosti nabízíme požadujeme znalost společnosti který které až při též jeho"),
        ("sk", "a v na je sa s z do o že pre ako by vo od sú k po za ale alebo sme budeš vás nás naše tím práce práca skúsenosti ponúkame požadujeme znalosť spoločnosti ktorý ktoré až pri tiež jeho"),
        ("hu", "a az és hogy nem is egy ez de van meg csak vagy mint el már ki kell volt ha lesz munka tapasztalat csapat elvárások vagyunk számára valamint feladatok ismerete amit"),
        ("ro", "de și în la cu pe un o din care este pentru ca mai nu sau sunt prin fi ce al ale lui ai experiență echipa echipă cunoștințe oferim noastră noastre tău companie lucru să vei"),
        ("tr", "ve bir bu için ile da de olarak olan en çok gibi daha veya ne kadar sonra var deneyim ekip iş bilgi sahibi tercihen olmak konusunda üniversitelerin aranan nitelikler yıl"),
        ("ca", "de la i el en que a els del les per amb un una és al no més o seu seva nostre nostra equip experiència feina empresa busquem oferim anys coneixements persona aquest aquesta dels"),
    ];
}
