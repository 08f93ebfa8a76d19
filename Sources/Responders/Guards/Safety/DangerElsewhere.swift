/// The core of it in German, French and Spanish, without accents.
enum DangerElsewhere {
    static let german = """
        ich WILL ~ sterben
        ich ~ mich ~ geschnitten|geritzt|verbrannt|verletzt
        will|mochte|wollte|wurde|kann nicht ~ leben
        nicht mehr leben|aufwachen|weiterleben
        WILL ~ tot ~ sein
        lieber ~ tot
        ware|bin ~ ich|ich? ~ tot|lieber
        wunschte|wunsche ~ ~ tot|geboren
        nie ~ geboren
        nicht mehr ~ da|hier ~ sein|bin|ware
        WILL ~ verschwinden
        bringe|bring ~ mich ~ um
        mich|sich ~ umbringen|erhangen|aufhangen|ertranken|toten|erschiessen|vergiften
        hange|hang mich auf
        selbstmord|suizid|suizidgedanken|freitod|lebensmude
        das leben ~ nehmen
        leben ~ kein|keinen ~ sinn|mehr
        keinen ~ sinn ~ mehr? ~ leben|lebens
        keine lust ~ mehr? ~ leben
        ritze|ritz|ritzt|ritzen|schneide|schneid mich|sich
        mich|mir|arme|arm ~ ritze|ritzen|ritz|geritzt|aufgeschnitten|verletze|verletzen|aufschneiden
        mir|mich ~ selbst ~ weh|verletz*|geschnitten|verletzt
        verletze|verletz mich
        weh ~ tun|tue|getan ~ selbst
        tabletten|pillen|schlaftabletten ~ genommen|geschluckt|nehmen|schlucken|gesammelt
        abschiedsbrief|abschiedsbriefe
        von ~ brucke|dach|hochhaus ~ springen|springe|gesprungen
        springe|springen ~ vor|von ~ zug|brucke|dach|bahn
        vor ~ zug ~ werfen|springen|werfe|springe|schmeissen
        schlagt|schlagen|schlug|verprugel*|haut|hauen|pruegelt|prugelt|tritt|wurgt ~ mich|uns|mir|mama|meine
        mich|mir|uns ~ geschlagen|verprugelt|geschlagen|schlagt|verprugelt|gewurgt|getreten|angefasst|eingesperrt|haut
        sperrt|sperren|sperrte mich|uns ~ ein|keller
        eingesperrt ~ keller|zimmer
        fasst|fassen|fasste|beruhrt|beruhrte|begrapscht|begrabscht ~ mich|mir ~ an|wo|nachts|immer|zwischen
        fasst|fasste mich
        missbraucht|vergewaltigt|missbrauch|begrapscht
        kommt ~ nachts ~ zimmer|bett
        unser geheimnis
        niemandem ~ sagen|erzahlen
        angst ~ nach hause|heim
        angst ~ vor ~ vater|papa|mutter|stiefvater|ihm|onkel|heim*
        nicht ~ nach hause ~ trau*|angst|schlagt|weil
        keiner|niemand wurde|wird ~ mich ~ vermissen|merken
        ohne mich ~ besser
        besser ~ ohne mich
        mobben|mobbt|gemobbt|erpresst|erpressen|bedroht|bedrohen ~ mich|mir|werde
        mich ~ mobben|gemobbt|erpresst|bedroht|bedrohen|umbringen|abstechen
        werde|wurde gemobbt|erpresst|bedroht|geschlagen|missbraucht
        nacktbilder|nacktfotos
        nichts ~ gegessen ~ seit ~ tagen
        seit ~ tagen ~ nichts|nicht ~ gegessen|essen
        hungere mich
        kotze|erbreche|ubergebe ~ nach|mich ~ essen|absichtlich
        messer|waffe|pistole ~ schule|mitbringen|dabei|rucksack
        WILL|werde ~ jemanden|ihn|sie|alle|lehrer ~ umbringen|toten|abstechen|erschiessen
        amoklauf|amok ~ schule|plant|morgen|laufen|lauft
        meine|ein|mein freundin|freund|schwester|bruder|friend ~~ umbringen|ritzt|suizid|selbstmord|sterben|verletzt|um
        kann|halte ~ nicht mehr ~ leben|aus|weiter
        von zuhause|hause|daheim ~ abhauen|weglaufen|abgehauen
        """

    static let french = """
        veux|voudrais|vais|aimerais|envie|prefere|prefererais ~ de? ~ mourir|crever|suicider|disparaitre ~
        veux|envie ~ plus ~ vivre|exister
        plus ~ envie|veux|peux|raison ~ de? ~ vivre|exister
        plus ~ etre la
        vais|veux|voudrais|pense ~ a? me tuer|pendre|suicider|noyer|jeter|ouvrir
        me|se suicider|suicide|tuer|suicidaire|pendre
        je ~ pense ~ au|a suicide|mort
        suicidaire|suicider
        fin a mes|ses jours
        finir avec ~ vie|tout
        veux|vais|voudrais|envie ~ en finir
        on me frappe|tape|menace|harcele|insulte ~
        me|se|m ~ faire|fais|fait ~ mal|volontairement
        me|se mutile|mutiler|scarifie|scarifier|coupe|coupe|taillade|brule
        me coupe ~ bras|veines|peau|poignet|poignets
        m ouvrir les veines
        veines
        aurais ~ du ~ jamais ~ naitre
        jamais ~ etre|ne|nee
        personne ~ me|m ~ regretter*|manquer*|aime
        mieux ~ sans moi
        mieux|preferable ~ mort|morte
        serais ~ mort|morte
        ne sert a rien ~ vivre
        lettre ~ adieu
        avale|pris|prendre ~ medicaments|cachets|comprimes|pilules
        trop de medicaments|cachets
        sauter ~ du|d|de|par ~ pont|toit|fenetre|train
        pere|mere|beau|papa|maman|frere|oncle|il|elle|ils|parents ~ me|nous|m|ma frappe*|bat|tape*|cogne*|etrangle*|gifle*|battu|battue|enferme*|menace*|touche*|harcele*|insulte*|viole*|frappe
        me|m ~ viole|violee|agresse|agressee|abuse
        abuse|abusent|abusait de moi
        ma|m|me violee|viole
        me touche ~ et|la|quand|le|partout|sous
        vient ~ dans ma ~ chambre ~ nuit|soir
        notre secret
        personne ~ en? ~ parler|dire|dis
        peur ~ de ~ rentrer|mon|maison|lui ~
        peur d aller ~ ecole|college|lycee
        harcele|harcelee|harcelement|harcelent ~
        photos|images|pictures nues|nue|intimes
        chantage
        rien mange ~ depuis ~
        mange plus ~ depuis|parce
        fais|faire vomir
        couteau|arme|pistolet ~ ecole|college|lycee|sac|cours
        vais|veux ~ le|la|les|tous tuer
        amie|ami|soeur|frere|copine|copain ~~ suicider|mourir|suicide|scarifie|mutile|tuer|coupe
        fuguer|fugue
        """

    static let spanish = """
        quiero|quisiera|prefiero|gustaria|voy|ganas|deseo ~ a|de|morir*|me ~ morir*|matarme|suicidarme|desaparecer
        quiero morir*|matarme|suicidarme
        no ~ aguanto|soporto|puedo ~ mas ~~ vivir|morir*|vida
        me quiero|voy|quisiera a? ~ morir|matar|suicidar
        no quiero ~ vivir|existir|seguir|despertar
        sin ganas ~ de? ~ vivir
        ganas de ~ morir*|vivir
        matarme|suicidarme|suicidio|suicida|suicidar
        quitarme|quitar|quitarse la vida
        acabar|terminar con ~ mi|vida|todo ~
        hacerme|hago|hacerse|haciendome ~ dano
        me ~ corto|corte|corto|quemo|lastimo|autolesiono
        cortarme|cortandome|lastimarme|ahorcarme|colgarme|autolesion*|autolesionarme
        venas
        no|ya quiero ~ estar|seguir ~ aqui|vivo|viva|mas
        desaparecer ~ para? siempre|mundo|todo
        matar me
        papa|padre|padrastro ~ golpea|pega|maltrata|amenaza
        nadie me ~ extran*|quiere|echar*
        mejor ~ sin mi
        mejor ~ muerto|muerta
        estar ~ muerto|muerta
        ojala ~ muerto|muerta|nacido|morir|muriera|despertara
        nunca ~ haber nacido
        no ~ sentido ~ vivir
        cansado|cansada|harto|harta ~ de ~ vivir|vida
        tome|tomado|tragado|trague|tomarme|tomar ~ muchas|demasiadas|todas|pastillas ~ pastillas|demasiado|todas
        tirarme|saltar|lanzarme ~ de|del|al|por ~ puente|tren|ventana|azotea|balcon
        carta de despedida
        padre|madre|papa|mama|padrastro|tio|abuelo|hermano|padres|el|ella|ellos ~ me|nos pega*|golpea*|pego|golpeo|toca*|toco|amenaza*|encierra*|ahorco|maltrata*|viola*|violo
        me pegan|golpean|golpea|acosan|violo|violaron|amenazan|maltratan|pega|chantajea|chantajean
        me obliga|obligo|obligan ~ a ~ tocar*|besar*|hacer|desnudar*|mirar|dormir
        abusa|abuso|abusan|abusaron de ~ mi|ella
        me toca|toco ~ y|donde|cuando|por|mis|el
        entra|viene ~ en? ~ mi ~ cuarto|habitacion|cama ~ noche
        nuestro secreto
        no se lo ~ diga|cuente|digas ~
        miedo ~ de|a ~ ir|volver|mi|llegar|el ~ casa|padre|papa|padrastro|colegio|escuela
        fotos|pictures desnuda|desnudo|intimas
        acoso|acosan|acosa|bullying ~ me|escolar|clase|mi
        sin comer ~ dias|desde
        no ~ comido|como ~ desde|hace ~ dias
        vomitar|vomito ~ despues|comer|comida
        cuchillo|pistola|arma ~ escuela|colegio|clase|instituto|mochila
        voy|quiero ~ a? ~ matarlo|matarlos|matarla|matar
        amiga|amigo|hermana|hermano|prima|primo ~~ suicidar*|matarse|morir*|corta|cortarse|suicidio
        escaparme|huir|escapar de ~ casa
        """
}
