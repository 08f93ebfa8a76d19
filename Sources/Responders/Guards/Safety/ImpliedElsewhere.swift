/// The core of what is hinted at in German, French and Spanish, without accents.
enum ImpliedElsewhere {
    static let all = [german, french, spanish].joined(separator: "\n")

    private static let german = """
        ohne mich ~~ leichter|besser|einfacher|glucklicher|schoner|billiger|ruhe
        leichter|besser|einfacher|glucklicher ~~ ohne mich
        keinem|niemandem|keiner|niemand|keinen ~~ auffallen|merken|bemerken|vermissen|interessieren|fehlen ~~ wenn|mich|ich
        wenn ich ~~ nicht mehr ~ da|lebe|aufwache|bin|wach|hier ~
        brauche|brauch|brauchen ~~ kurs|account|konto|sachen|zeug ~~ nicht|nie ~ mehr|langer
        kurs|account|konto|sachen|das|ihn|sie ~~ nicht|nie ~ mehr brauchen
        brief|briefe|video|nachricht ~ geschrieben|schreiben|geschreiben|aufgenommen|an ~~ spater|danach|wenn|lesen|nachher|finden
        geschrieben|aufgenommen ~~ erst spater|danach
        ist|ware alles ~ vorbei|gut|ruhig ~~ weh|mehr|endlich|dann|tut
        tut ~ es|dann|nichts|mir ~ nicht|nichts ~ mehr weh
        nicht mehr weh
        lange armel|arme|armeln ~~ sommer|sieht|sehen|keiner|niemand|warm|heiss
        nicht|nie ~ nach? hause ~ kommen|gehen|gehn|trauen|durfen ~~ rastet|schlagt|gurtel|ausrastet|er|papa
        kommt|kam ~ abends|nachts|dann|oft ~ in mein zimmer|bett ~~ nichts|sagen|verrat*|niemand*|keinem|leise
        in mein zimmer|bett ~~ soll|darf|niemand*|nichts|keinem ~ sagen|nichts|verraten|erzahlen
        soll|darf|sollen|durfen ~ es|nichts|keinem|niemand|niemandem|mama|das ~ keinem|nichts|niemand|niemandem|davon|nicht? ~ sagen|erzahlen|verraten|wissen
        ware|war|bin|ware ~ besser|nur|allen|lieber ~~ nie|nicht geboren
        mag|kann|will einfach? ~ nicht mehr ~ und|einfach|gar|alles ~~ nichts|leben|alles|gar
        sag|sagt|sagen ~~ mama|papa|mutter|vater|bruder|schwester|eltern ~~ dafur|schuld|liebe|lieb|leid
        nichts ~ dafur kann|konnen
        bild|bilder|foto|fotos|video ~ von mir ~~ sonst|will|mehr|alle*|schickt|zeigt|klasse
        sonst ~ schickt|zeigt|postet|erzahlt|sagt ~ er|sie|es|ers ~~ alle*|eltern|klasse|papa
        keine zukunft|ausweg
        nur zur? last
        allen|alle|jedem|eltern ~ zur? last
        unser ~ geheimnis
        habe|hab alles ~ geregelt|verschenkt
        meine|alle sachen ~ verschenkt|verteilt
        """

    private static let french = """
        mieux|bien|facile|simple|heureux|legers ~~ sans moi
        sans moi ~~ mieux|bien|facile|simple|heureux|leger
        personne ~~ verrait|remarquerait|apercevrait|manquerai|saurait|noterait|pleurerait ~~ je|si|moi ~
        si|quand je|j ~~ plus|pas|plus ~ la|ici|vivant
        je suis|me sens ~ de trop|trop
        de trop ici|pour
        n en aurai|aurais plus besoin
        donne ~ toutes|tous|mes ~ affaires|choses|jeux|mangas|vetements ~
        m? endormir ~~ arrete|jamais|reveiller|plus|finisse|bon
        je|j ~ voudrais|veux|aimerais ~ que|tout ~ ca|tout ~ arrete|finisse|s
        s? arrete pour de? bon
        il|elle|pere|papa|oncle|quand ~ il? a bu ~~ cache|peur|sous|lit|enferme
        quand il|elle|papa ~ a|boit ~ bu|boit? ~~ cache|peur|sous|lit
        notre ~ petit? secret
        mange|mangeais ~ plus|rien|pas ~~ depuis ~~ jours|fiere|fier|semaine|semaines
        jamais|pas naitre|ne|nee ~
        aurais|aimerais ~ prefere|mieux|voulu|du ~ ne|pas ~ jamais|pas ~ naitre|exister|nee|ne
        dis|dites ~ a ~ ma|mon|mes ~ mere|maman|pere|papa|parents|soeur|frere ~~ faute|aime|aimais|pardon|desole
        manches longues ~~ ete|voit|voient|personne|chaud
        """

    private static let spanish = """
        no ~ voy|va|vamos ~ a? ~ necesitar|usar ~ este|el|esta|la|mis|mi|mas? ~ curso|cuenta|cosas ~~ poco|mas|pronto|ya
        no ~ necesitar*|usar* ~~ dentro de poco
        si yo ~ no ~ estuviera|existiera|estoy ~
        cuando yo ~ no ~ este|estuviera
        para cuando ~ yo? ~ no este
        ojala|quisiera ~ no|nunca ~ hubiera|haber ~ nacido|existido
        nadie se? daria|notaria ~ cuenta ~ si|de|que ~ yo|me|no|falto|muero
        mejor|bien|tranquilos|felices ~ sin mi
        sin mi ~~ mejor|facil|felices
        padrastro|tio|abuelo|primo|padre|novio ~ viene|entra|entro|vino ~ a|en ~ mi ~ cuarto|cama|habitacion ~~ mama|noche|noches|nadie|trabaja|cuando|digas|secreto|duerme
        manga|mangas larga|largas ~~ verano|calor|vean|nadie|ven
        para que ~ no|nadie|nadie? ~ vean|vea|ve ~ lo|mis|los|las ~ que|brazos|cortes|marcas|hago
        cansado|cansada ~ de ~ todo|vivir|esto|fingir|mi ~~ no|vida|mas|hablo|deberes
        cansado|cansada ~ de ~ vivir|fingir|existir
        carta ~ a|para ~~ mi|mis ~ madre|padre|padres|familia|hermano|hermana|mama ~~ cuando|despues|ya no|encuentre|perdon ~ yo|no|este|me
        regale|regalado|di|dado ~ todas ~ mis|mi ~ cosas|juegos|ropa
        es ~ nuestro ~ secreto
        dile|diganle|decile ~ a ~ mi ~ madre|mama|padre|papa|hermano|hermana ~~ culpa|quiero|quise|perdon
        """
}
