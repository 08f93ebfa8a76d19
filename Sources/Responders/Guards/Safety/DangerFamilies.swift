/// What is meant, whatever the order it is said in: groups of words, of which each has to be said within a few words.
///
/// Each line is one meaning, in all four languages. Words after `!` explain it otherwise.
enum DangerFamilies {
    static let all = [life, harm, body, others].joined(separator: "\n")

    private static let joking =
        "!lol|haha*|lmao|homework|maths|math|algebra|equation*|exercise*|exercice*|ejercicio*|aufgabe*|devoirs|deberes"

    private static let life = """
        i|ich|je|yo|me|mir want|wish|will|mochte|veux|quiero|bock|lust|envie|ganas|energy|reason not|never|no|kein* \
        |nicht|nie|plus|ni live|living|alive|exist*|leben|vivre|vie|vivir|vida|existir|vivant|viva|vivo \(joking)
        sleep|einschlaf*|schlafen|dormir*|endormir never|nie|jamais|nunca|forever|immer|toujours|siempre|not|nicht \
        wake|waking|aufwach*|aufsteh*|reveill*|despert*|forever|immer|toujours|siempre \(joking)
        nobody|niemand|keiner|personne|nadie|everyone|everybody|alle|todos|family|familie|famille|familia \
        miss|notice|care|better|remarqu*|vermiss*|merken|merkt|bemerk*|echar*|extran*|besser|mieux|mejor|manque* \
        gone|dead|disappear*|without|weg|tot|ohne|mort|morte|sans|plus|muert*|sin|vanish*|exist*|around i|me|ich|mich \
        |je|moi|mi|yo|m \(joking)
        i|ich|je|yo want|wish|will|veux|quiero|mochte end|over|stop|ende|aufhor*|fini*|arret*|termin*|acab* \
        pain|schmerz*|souffr*|dolor|life|leben|vie|vida|forever|suffering \(joking)
        i|ich|je|yo can|kann|peux|puedo|halte|aguanto|supporte not|nicht|plus|pas|no life|live|living|leben|vie|vivre \
        |vida|vivir|pain|exist* \(joking)
        i|ich|je|yo|me jump*|spring*|gesprungen|sauter|saltar|tirarme|werfen bridge|roof|train|brucke|dach|zug|pont \
        |toit|puente|azotea|tren|gleise*|tracks|rails|cliff want|will|think*|thought|denke|pense|pienso|vais|voy|going \
        |stand*|stehe|nachged* \(joking)|pool|level|high|speed|fast|minecraft
        """

    private static let harm = """
        i|ich|je|yo|me cut*|ritz*|scarifi*|coup*|cort*|burn*|brenn*|brul*|quem*|scratch*|kratz*|schneid* \
        myself|mich|mir|arm*|wrist*|bein*|leg|legs|thigh*|haut|peau|piel|bras|braz*|poignet*|munec*|piern*|skin \
        again|wieder|encore|since|seit|depuis|desde|deep*|tief|blood|blut|sang|sangr*|better|besser|every|jed*|secret* \
        |hide|hiding|versteck*|cach*|escond*|nobody|niemand|nadie|personne \
        !paper|scissors|kitchen|cook*|accident*|schere|papier|kuche|cuisine|cocina|tijeras|pan|oven|hair|haare|pelo|cake
        i|he|she|ich|je|er|sie|il|elle|friend|freund* took|taken|swallow*|genommen|geschluckt|avale|pris|tome|tomado|trag* \
        pills|pill|tablets|tablet*|medikamente|medicament*|comprimes|pastillas|paracetamol|ibuprofen|schlaftabletten \
        all|many|whole|lot|bunch|viele|ganze|alle|toute|tous|beaucoup|trop|todas|muchas|demasiad*|caja|boite|packung|box \
        |weird|sick|dizzy|scared|too !week|per|each|doctor|patient*
        i|ich|je|yo|me eat*|ate|ess*|gegessen|mang*|comer|comido|food|apple|meal*|throw|vomit*|puk*|kotz*|allow|diet \
        not|only|nothing|never|nur|nicht|nichts|rien|pas|nada|solo|no|after|every|less fat|disgusting|ugly|skinny|dick \
        |eklig|fett|grosse|gorda|gordo|weight|abnehm*|gewicht|maigr*|adelgaz*|guilty|deserve|thin
        can|could|bekomm*|peux|puedo|having breathe|breath|luft|atmen|respirer|respirar|heart|herzinfarkt|coeur|corazon \
        not|keine|kein|pas|plus|no|attack|infarkt|crise|ataque help|hilfe|aide|ayuda|scared|angst|panic|ambulance \
        \(joking)|cell*|plant*|fish|laugh*|race
        """

    private static let home =
        "vater|mutter|stief*|bruder|opa|onkel|eltern|pere|mere|beau|oncle|padre|madre|padrastro|tio|abuel*|hermano|copain"

    private static let body = """
        \(home)|papa|mama|freund|novio|frere schlag*|geschlagen|verprugel*|prugel*|tritt|frapp*|bat|tape|cogn*|pega|pego|pegan|golpe* \
        |maltrat* mich|mir|uns|me|moi|nous|nos|m \
        !schach|spiel*|echecs|ajedrez|jeu|jeux|juego|karten|cartes|cartas|lachen|fifa|tennis|foot
        \(home)|papa|mama|coach|trainer|lehrer|prof|profe|entrenador|voisin|vecino|nachbar touch*|fasst|angefasst|anfass* \
        |beruhr*|grapsch*|toca|toco|tocando|manose*|caress* me|mich|mir|moi|mi|m !turn|turno|subject|screen
        abgehauen|weggelaufen|fugue|enfui*|escap*|huido|ran|run|runaway|kicked|thrown|rausgeschmissen|rausgeworfen|echaron \
        home|house|haus|hause|maison|casa|parents|eltern|street|outside|draussen|dehors|calle \
        sleep|schlaf*|dormir|tonight|wohin|ou|donde|nowhere|cold|kalt|froid|frio|freezing|seul*|sola|allein \
        !dog|cat|hund|katze|chien|perro|gato|film|room
        """

    private static let others = """
        pic|pics|picture*|photo*|nude*|video*|nackt*|foto*|bild*|image* me|mir|mich|moi|mi|meine|mes|mis|my threat* \
        |blackmail*|erpress*|droh*|menac*|amenaz*|chantag*|money|geld|argent|dinero|leak*|everyone|publish*|publi*|nude* \
        |nackt* he|she|they|guy|man|someone|stranger|er|sie|il|elle|el|ella|ils|tipo|mec|typ|jemand|alguien|quelqu \
        !homework|exercise|solution|worksheet|geometry|graph|task|project|party|birthday
        meet|treffen|rencontrer|quedar|verme|voir online|internet|discord|insta*|snap*|tiktok|roblox|game|chat|app \
        alone|secret*|older|adult|man|allein|heimlich|seul*|sola|solo|hotel|erwachsen*|adulte|mayor !team|play|class
        friend|freund*|ami|amie|amig*|sister|schwester|soeur|herman*|brother|bruder|frere|cousin* \
        kill*|suicid*|umbring*|selbstmord|tuer|suicider|matar*|pills|tabletten|ritzt|pastillas tonight|heute|help|hilfe \
        |aide|ayuda|answer*|scared|worried|angst|sich|herself|himself|se|ce|esta \(joking)|game|minecraft|if
        shoot*|stab*|knife|gun|bomb*|messer|waffe|couteau|cuchillo|pistol*|amok* school|schule|ecole|escuela|colegio|class \
        |klasse|everyone|alle i|ich|je|yo will|going|werde|bring*|vais|voy|bag|tasche|sac|mochila|dabei|plan* \
        \(joking)|paper|photo*|video|game
        kill|die|hang|sterben|umbring*|creve*|muer*|matate|tuer|pends told|tell*|says|say|write*|schreib*|sagen|disent \
        |dicen|escrib*|message*|nachricht*|comments|texts me|mir|moi|mi yourself|dich|toi|myself|should|soll*|devrais \
        |deberia* \(joking)
        """
}
