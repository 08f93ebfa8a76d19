/// Classes of words that patterns are made of.
enum DangerWords {
    /// Words that say nothing here, wherever they stand.
    static let empty: Set<String> = words(
        """
        just really so very literally honestly kinda kind actually even lowkey highkey fucking fkn freaking like maybe \
        sometimes always often still already also now today again all only ever simply totally almost basically \
        probably definitely right please am been to a the ok well oh tbh rn sort of somehow constantly secretly nearly pretty too \
        einfach wirklich nur manchmal immer schon auch so sehr jetzt noch mal doch halt wieder \
        vraiment juste parfois toujours aussi encore tellement trop maintenant \
        realmente solo siempre tambien ahora ya mucho muy
        """
    )

    /// Words that are said in every other sentence: patterns are not looked for by them.
    static let common: Set<String> = words(
        """
        i me my he she they him her them it is am are was be been have has had do did not to a the and or of in on at \
        with for when if want going will would can could that this what you your we us our there one all no get \
        ich mich mir mein er sie es und nicht ein eine der die das zu ist hat will kann wenn \
        je me mon ma il elle ne pas plus de la le les un une et est que qui \
        yo mi el ella no de la los las un una y es que quiero
        """
    )

    static let classes: [String: DangerPattern.Element] = {
        var classes: [String: DangerPattern.Element] = [:]
        for line in lines.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let words = line[line.index(after: colon)...].split(separator: " ").joined(separator: "|")
            classes[String(line[..<colon])] = DangerPattern.element(words[...], classes)
        }
        return classes
    }()

    private static func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

    /// A class may be made of those above it.
    private static let lines = """
        I:i
        WILL:will mochte wollte wunsche wunschte wurde konnte
        SELF:myself meself mysef
        ONESELF:himself herself themselves themself themselfs hisself theirself
        WANT:want wants wanted wanting wish wishing going will would like feel feeling felt thinking think thought \
        thoughts thinks about ready plan planning planned decided deciding try trying tried might could need should \
        must keep considering consider imagine urge rather hope hoping deserve swear promise have tempted fantasize \
        dream dreaming daydream ll
        WISH:want wants wanted wanting wish wishing hope hoping deserve rather thinking think thought thoughts ready \
        plan planning planned decided deciding try trying tried urge feel feeling considering tempted imagine dream
        KILL:kill killing killed end ending ended off offing hang hanging hanged hung drown drowning drowned shoot \
        shooting poison poisoning poisoned suffocate strangle electrocute stab stabbing
        HARM:hurt hurting hurts harm harming harmed harms injure injuring punish punishing punished mutilate cutting \
        scratching burning
        DEAD:dead gone
        BODY:arm arms wrist wrists leg legs thigh thighs skin stomach belly hip hips ankle ankles forearm forearms \
        veins body hand hands face
        PILLS:pills pill tablets paracetamol tylenol ibuprofen aspirin xanax painkillers antidepressants meds \
        medication bleach poison benzos melatonin sleepingpills
        ROPE:rope noose razor razors blade blades gun pistol pills tablets razorblade knife
        HIGH:bridge roof rooftop ledge tracks rails cliff balcony railing windowsill edge platform train window tower \
        building overpass
        PARENT:dad father daddy papa mum mom mommy mummy mother mama stepdad stepfather stepmum stepmom stepmother \
        parents grandpa grandad granddad grandfather grandma grandmother uncle aunt auntie guardian boyfriend husband \
        partner foster
        CLOSE:brother sister bro sis cousin stepbrother stepsister
        OTHER:coach trainer teacher tutor priest pastor neighbour neighbor babysitter boss man men guy guys dude \
        stranger someone somebody boy boys girl girls classmate classmates kids people ex adult landlord driver \
        doctor group gang girlfriend roommate
        PRON:he she they
        WHO:PARENT CLOSE OTHER PRON
        FRIEND:friend mate classmate girl boy girlfriend boyfriend ex guy kid crush roommate pupil student
        NEAR:PARENT CLOSE FRIEND
        PERSON:him her them everyone everybody someone somebody people kids classmates teacher teachers students boys \
        girls NEAR
        HIT:hit hits hitting beat beats beaten beating slap slaps slapped slapping punch punches punched punching \
        kicks kicked kicking whip whips whipped thrash thrashes strangle strangles strangled strangling choke chokes \
        choked choking smack smacks smacked hurt hurts hurting abuse abuses abused abusing assault assaulted assaults \
        attacked attacks stabbed burns burned burnt burning belts bruised shoved shoves dragged drags smashed smashes smashing strikes struck spanked spanks torture tortures
        TOUCH:touch touches touched touching grope gropes groped groping grabs grabbed grabbing kisses kissed kissing \
        fondled fondles rubs rubbed licks licked
        RAPE:rape raped rapes raping molest molested molests molesting groped gropes groomed grooming abused abuses \
        abusing assaulted assaulting
        PICTURES:pictures nudes nude video naked screenshots selfies clip recording chats
        DAYS:days day weeks week monday tuesday wednesday thursday friday saturday sunday months yesterday
        NUMBER:two three four five six seven eight nine ten 2 3 4 5 6 7 8 9 10 several many some few
        BETTER:better easier happier simpler cheaper lighter fine relieved fixed cleaner free solved
        AGE:thirteen fourteen fifteen sixteen seventeen eighteen twenty thirty 13 14 15 16 17 18 20 25 30
        ADULT:19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 \
        56 57 58 59 60 61 62 63 64 65
        AFRAID:afraid scared terrified frightened fear fearing scary panic
        GONE:here around alive
        WEAPON:gun guns knife knives pistol rifle weapon weapons bomb bombs machete axe handgun molotov grenade
        LETTER:letter letters note notes goodbyes will
        """
}
