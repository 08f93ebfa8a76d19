// Languages other than English know their fillers and the kinds of questions; teams write other phrasings themselves.

extension Language {
    static let french = Language(
        code: "fr",
        stemming: "french",
        elides: true,
        whichOne: "Laquelle de ces questions voulez-vous poser ?",
        fillers: """
            le la les un une des du de d l au aux et ou mais donc or ni car a en dans sur sous par pour avec sans chez
            vers je j tu il elle on nous vous ils elles me m te t se s moi toi lui leur mon ma mes ton ta tes son sa ses
            notre nos votre vos ce cet cette ces c ca cela qui que qu quoi dont est sont etre suis es etes etait ai as
            avons avez ont avoir fait faire peux peut pouvez puis ne n pas plus tres bien y si comme alors aussi
            bonjour salut coucou merci svp stp monsieur madame prof aide aidez comprends comprend sais savoir voudrais
            veux veut dire dis explique expliquer question quelqu jamais toujours
            """,
        questions: """
            time: quand, quel jour, a quelle heure, jusqu a quand, quelle date
            place: ou est, ou sont, ou puis, ou dois, ou peut, dans quelle salle
            person: qui est, qui sont, a qui
            reason: pourquoi, pour quelle raison
            amount: combien
            way: comment, de quelle facon
            thing: quoi, quel, quelle, quels, quelles, qu est ce que, signifie, definition
            leave: est ce que, puis je, peut on, ai je le droit, dois je
            """,
        synonyms: """
            devoir: devoirs, dm
            examen: controle, interro, test, partiel
            rendre: deposer, remettre, envoyer
            note: notes, bareme
            calculatrice: calculette
            """
    )

    static let german = Language(
        code: "de",
        stemming: "german",
        whichOne: "Welche dieser Fragen meinst du?",
        fillers: """
            der die das den dem des ein eine einen einem einer eines und oder aber denn wenn als ob dass zu zum zur in im
            ins an am auf aus bei beim mit nach von vom fur uber unter um ich mich mir du dich dir er sie es wir uns ihr
            euch ihnen mein meine meinen meinem dein deine sein seine unser euer ist sind bin bist war waren habe hab
            hast hat haben kann kannst konnen muss mussen darf soll sollen will wird werden man nicht kein keine auch
            noch nur schon so sehr da dann hier mal bitte danke hallo hi hey moin servus frage fragen weiss verstehe
            verstehen gerade eigentlich denn doch halt jemand etwas was
            """,
        questions: """
            time: wann, bis wann, um wie viel uhr, an welchem tag
            place: wo, wohin, in welchem raum
            person: wer, wem, wen
            reason: warum, wieso, weshalb
            amount: wie viel, wie viele, wieviel, wie lange, wie oft
            way: wie
            thing: was, welche, welcher, welches, bedeutet, heisst
            leave: darf ich, kann ich, durfen wir, konnen wir, muss ich
            """,
        synonyms: """
            hausaufgabe: hausaufgaben, ha, hausi, hausubung
            abgeben: abgabe, einreichen, hochladen
            prufung: klausur, test, schulaufgabe, arbeit
            note: noten, bewertung
            taschenrechner: tr, rechner
            """
    )

    static let spanish = Language(
        code: "es",
        stemming: "spanish",
        whichOne: "¿Cuál de estas preguntas quieres hacer?",
        fillers: """
            el la los las un una unos unas de del al a y e o u pero si que en por para con sin sobre entre yo tu el ella
            me te se nos lo le les mi mis tu tus su sus este esta estos estas eso esto es son soy ser estar esta estoy he
            ha han hay tengo tiene puedo puede pueden hacer hago no muy mas ya tambien hola buenas gracias favor ayuda
            entiendo saber quiero pregunta
            """,
        questions: """
            time: cuando, que dia, a que hora, hasta cuando
            place: donde, en que aula
            person: quien, quienes
            reason: por que, para que
            amount: cuanto, cuanta, cuantos, cuantas
            way: como
            thing: que, cual, cuales, significa
            leave: puedo, podemos, se puede, tengo que
            """,
        synonyms: """
            tarea: deberes, tareas
            examen: prueba, control, parcial
            entregar: enviar, subir
            nota: calificacion, notas
            """
    )

    static let italian = Language(
        code: "it",
        stemming: "italian",
        elides: true,
        whichOne: "Quale di queste domande intendi?",
        fillers: """
            il lo la i gli le un uno una l d di del della dei delle a al alla da dal in nel nella con su per tra fra e o
            ma se che chi io tu lui lei noi voi loro mi ti si ci vi mio mia tuo tua suo sua e sono sei ho hai ha hanno
            essere avere fare posso puo possono non piu molto anche ciao grazie favore aiuto capisco sapere vorrei
            domanda questo questa
            """,
        questions: """
            time: quando, che giorno, a che ora, entro quando
            place: dove, in che aula
            person: chi, a chi
            reason: perche, come mai
            amount: quanto, quanta, quanti, quante
            way: come
            thing: cosa, che cosa, quale, quali, significa
            leave: posso, possiamo, si puo, devo
            """
    )

    static let portuguese = Language(
        code: "pt",
        stemming: "portuguese",
        whichOne: "Qual destas perguntas quer fazer?",
        fillers: """
            o a os as um uma de do da dos das em no na nos nas por para com sem e ou mas se que eu tu ele ela nos me te
            meu minha seu sua este esta isto e sao sou ser estar estou tenho tem ha posso pode podem fazer nao mais
            muito tambem ola oi obrigado obrigada favor ajuda entendo saber quero pergunta
            """,
        questions: """
            time: quando, que dia, a que horas, ate quando
            place: onde, em que sala
            person: quem
            reason: por que, porque, para que
            amount: quanto, quanta, quantos, quantas
            way: como
            thing: que, o que, qual, quais, significa
            leave: posso, podemos, pode se, tenho de
            """
    )

    static let dutch = Language(
        code: "nl",
        stemming: "dutch",
        whichOne: "Welke van deze vragen bedoel je?",
        fillers: """
            de het een en of maar als dat die dit deze van in op aan bij met naar voor om te tot uit over ik mij me jij je
            jou hij zij ze we wij ons jullie mijn jouw zijn haar is ben bent was heb hebt heeft hebben kan kunnen moet
            moeten mag wil wordt worden niet geen ook nog al wel er hier daar hoi hallo hey dank bedankt alsjeblieft
            vraag weet snap begrijp iemand iets
            """,
        questions: """
            time: wanneer, tot wanneer, hoe laat, welke dag
            place: waar, in welk lokaal
            person: wie
            reason: waarom, hoezo
            amount: hoeveel, hoe lang, hoe vaak
            way: hoe
            thing: wat, welke, welk, betekent
            leave: mag ik, kan ik, mogen we, moet ik
            """
    )
}
