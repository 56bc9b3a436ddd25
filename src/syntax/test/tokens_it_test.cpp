#include <gtest/gtest.h>

#include "tokens.h"

namespace casus::syntax {
namespace {

class ItalianTokens : public testing::TestWithParam<Tokens> {};

TEST_P(ItalianTokens, are_those_of_a_reader) {
  EXPECT_EQ(tokens_of(model_of("it"), GetParam().text), GetParam().expected);
}

const auto name_of = [](const auto& row) { return row.param.name; };

// A full stop that ends no sentence.
INSTANTIATE_TEST_SUITE_P(
    Abbreviations, ItalianTokens,
    testing::Values(
        Tokens{"professor", "Il prof. Gallo insegna.", "Il prof. Gallo insegna ."},
        Tokens{"ranks", "Il gen. Neri e il dott. Bruni hanno scritto all'on. Villa.",
               "Il gen. Neri e il dott. Bruni hanno scritto all'[a+l'] on. Villa ."},
        Tokens{"see", "Vale la regola (cfr. Allegato 2).", "Vale la regola ( cfr. Allegato 2 ) ."},
        Tokens{"mrs", "La sig.ra Rossi tace.", "La sig.ra Rossi tace ."},
        Tokens{"saint", "S. Pietro e S. Maria sono vicine.", "S. Pietro e S. Maria sono vicine ."},
        Tokens{"initial", "G. Verdi scrisse l'opera.", "G. Verdi scrisse l' opera ."},
        Tokens{"initials", "G. B. Moretti ha scritto a J.R. Brown.",
               "G. B. Moretti ha scritto a J.R. Brown ."},
        Tokens{"acronyms", "Gli U.S.A. e l'O.N.U. protestano.",
               "Gli U.S.A. e l' O.N.U. protestano ."},
        Tokens{"companies", "Rossi S.p.A. compra Bianchi S.r.l. e vende.",
               "Rossi S.p.A. compra Bianchi S.r.l. e vende ."},
        Tokens{"before_christ", "Nel 300 a.C. Roma combatteva.",
               "Nel[In+il] 300 a.C. Roma combatteva ."},
        Tokens{"number", "Abitano in via Roma n. 12.", "Abitano in via Roma n. 12 ."},
        Tokens{"article_of_law", "L'art. 5 del trattato lo vieta.",
               "L' art. 5 del[di+il] trattato lo vieta ."},
        Tokens{"etcetera_at_the_end", "Arrivarono navi, aerei, ecc. Poi partirono.",
               "Arrivarono navi , aerei , ecc. | Poi partirono ."},
        Tokens{"roman_number_at_the_end", "Papa Giovanni XXIII. Poi venne Paolo VI.",
               "Papa Giovanni XXIII . | Poi venne Paolo VI ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Numbers, ItalianTokens,
    testing::Values(
        Tokens{"thousands_and_decimals", "Il debito è salito a 1.250.000,75 euro.",
               "Il debito è salito a 1.250.000,75 euro ."},
        Tokens{"percentage", "È cresciuto del 3,5% in più.",
               "È cresciuto del[di+il] 3,5 % in più ."},
        Tokens{"percentage_at_the_end", "Il tasso è al 4,25%.", "Il tasso è al[a+il] 4,25 % ."},
        Tokens{"units", "La bomba pesa 250 kg.", "La bomba pesa 250 kg ."},
        Tokens{"metres", "L'aereo vola a 11.000 m.", "L' aereo vola a 11.000 m ."},
        Tokens{"billions", "La spesa vale 2,4 miliardi di euro.",
               "La spesa vale 2,4 miliardi di euro ."},
        Tokens{"letters_behind_digits", "Ha speso 10mila euro.", "Ha speso 10mila euro ."},
        Tokens{"euro_sign", "Costa 20€.", "Costa 20 € ."},
        Tokens{"date_in_digits", "Firmato il 12/05/2024 a Roma.", "Firmato il 12/05/2024 a Roma ."},
        Tokens{"clock", "Arriva alle 15.30.", "Arriva alle[a+le] 15.30 ."},
        Tokens{"dates", "L'11 settembre, il 1° maggio.", "L' 11 settembre , il 1° maggio ."},
        Tokens{"file_and_host", "Vedi rapporto.pdf su esempio.it.",
               "Vedi rapporto.pdf su esempio.it ."},
        Tokens{"names_with_numbers", "Il G7, l'F-35 e il Covid-19.",
               "Il G7 , l' F-35 e il Covid-19 ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Quotes, ItalianTokens,
    testing::Values(
        Tokens{"guillemets", "«Non firmeremo», ha detto il ministro. «È una provocazione.»",
               "« Non firmeremo » , ha detto il ministro . | « È una provocazione . »"},
        Tokens{"question_inside", "«Perché siete qui?», ha chiesto il giudice.",
               "« Perché siete qui ? » , ha chiesto il giudice ."},
        Tokens{"curly", "“Non cederemo mai”, dice Kiev.", "“ Non cederemo mai ” , dice Kiev ."},
        Tokens{"curly_after_an_apostrophe", "Lo chiamano l'“asse”.", "Lo chiamano l' “ asse ” ."},
        Tokens{"straight", "\"Torneremo presto\", promette il presidente.",
               "\" Torneremo presto \" , promette il presidente ."},
        Tokens{"single", "Il cosiddetto 'patto' non piace.",
               "Il cosiddetto ' patto ' non piace ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Marks, ItalianTokens,
    testing::Values(
        Tokens{"dots_that_end", "Non lo so... Forse domani.", "Non lo so ... | Forse domani ."},
        Tokens{"dots_between_words", "Pioggia...e vento.", "Pioggia ... e vento ."},
        Tokens{"dash_that_opens_speech", "– Non ci credo, disse.", "– Non ci credo , disse ."},
        Tokens{"dashes_around_speech", "— Vengo subito — rispose Anna.",
               "— Vengo subito — rispose Anna ."},
        Tokens{"dashes_around_an_aside", "Kim — il terzo del suo nome — tace.",
               "Kim — il terzo del[di+il] suo nome — tace ."},
        Tokens{"dateline", "Roma - Il governo cade.", "Roma - Il governo cade ."},
        Tokens{"brackets", "I negoziati (falliti) sono ripresi.",
               "I negoziati ( falliti ) sono ripresi ."},
        Tokens{"question_and_answer", "È successo ieri? Sì.", "È successo ieri ? | Sì ."},
        Tokens{"short_sentences", "No. Mai. Poi tacque.", "No . | Mai . | Poi tacque ."},
        Tokens{"mail_and_address",
               "Scrivete a redazione@giornale.it oppure a www.giornale.it/contatti.",
               "Scrivete a redazione@giornale.it oppure a www.giornale.it/contatti ."},
        Tokens{"address_before_a_comma", "Leggi https://www.esempio.org/a?b=1, poi rispondi.",
               "Leggi https://www.esempio.org/a?b=1 , poi rispondi ."},
        Tokens{"headline", "Mosca firma il patto con Pyongyang\n\nIl testo è segreto.",
               "Mosca firma il patto con Pyongyang | Il testo è segreto ."},
        Tokens{"headline_with_colon", "Mosca: nessun negoziato", "Mosca : nessun negoziato"}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    Apostrophes, ItalianTokens,
    testing::Values(Tokens{"of_the", "Il testo dell'accordo è un po' vago.",
                           "Il testo dell'[di+l'] accordo è un po' vago ."},
                    Tokens{"curly", "Dell’esercito non si sa più nulla, all’alba.",
                           "Dell’[Di+l’] esercito non si sa più nulla , all’[a+l’] alba ."},
                    Tokens{"there_is", "C'è chi l'ha visto, quell'uomo.",
                           "C' è chi l' ha visto , quell' uomo ."},
                    Tokens{"where_is", "Dov'è andato? Com'è possibile?",
                           "Dov' è andato ? | Com' è possibile ?"},
                    Tokens{"reflexive", "L'Italia s'è astenuta.", "L' Italia s' è astenuta ."},
                    Tokens{"in_the", "Sull'isola, nell'aria.",
                           "Sull'[Su+l'] isola , nell'[in+l'] aria ."}),
    name_of);

INSTANTIATE_TEST_SUITE_P(
    MultiwordTokens, ItalianTokens,
    testing::Values(
        Tokens{"masculine", "Nel, sul, col, dal, al, del.",
               "Nel[In+il] , sul[su+il] , col[con+il] , dal[da+il] , al[a+il] , del[di+il] ."},
        Tokens{"plural", "Negli Stati Uniti, sui monti, dalle città.",
               "Negli[In+gli] Stati Uniti , sui[su+i] monti , dalle[da+le] città ."},
        Tokens{"before_names", "Il governo della Corea del Nord tace.",
               "Il governo della[di+la] Corea del[di+il] Nord tace ."},
        Tokens{"to_him", "Vuole dargli una risposta.", "Vuole dargli[dar+gli] una risposta ."},
        Tokens{"no_name", "Con una lettera di Gualfredo Bertello, detta da Amarola.",
               "Con una lettera di Gualfredo Bertello , detta da Amarola ."},
        Tokens{"it", "Farlo è difficile, dirlo no.",
               "Farlo[Far+lo] è difficile , dirlo[dir+lo] no ."},
        Tokens{"other_pronouns", "Vederci, parlarne, dirti, aiutarmi.",
               "Vederci[Veder+ci] , parlarne[parlar+ne] , dirti[dir+ti] , aiutarmi[aiutar+mi] ."},
        Tokens{"reflexive", "Arrendersi è morire.", "Arrendersi[Arrender+si] è morire ."},
        Tokens{"gerund", "Portandola via.", "Portandola[Portando+la] via ."},
        Tokens{"participle", "Fermatosi a Pechino, tacque.",
               "Fermatosi[Fermato+si] a Pechino , tacque ."},
        Tokens{"words_that_only_look_so", "Gli diedero torto, e la voce della folla tace.",
               "Gli diedero torto , e la voce della[di+la] folla tace ."},
        Tokens{"capitals", "LA GUERRA DELLA CINA", "LA GUERRA DELLA[DI+LA] CINA"}),
    name_of);

}  // namespace
}  // namespace casus::syntax
