import java.io.FileInputStream;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;

/** Prints one line for each rule that a PDF breaks: file, flavour, clause, how often, and what the rule says. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        var flavour = PDFAFlavour.byFlavourId(arguments[0]);
        for (int i = 1; i < arguments.length; i++) {
            for (var rule : broken(arguments[i], flavour).entrySet()) {
                System.out.println(arguments[i] + " " + flavour.getId() + " " + rule.getKey() + " (" + rule.getValue() + " times)");
            }
        }
        System.out.println("checked " + (arguments.length - 1));
    }

    static Map<String, Integer> broken(String file, PDFAFlavour flavour) throws Exception {
        var rules = new TreeMap<String, Integer>();
        try (var parser = Foundries.defaultInstance().createParser(new FileInputStream(file), flavour)) {
            var result = Foundries.defaultInstance().createValidator(flavour, false).validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() != TestAssertion.Status.PASSED) {
                    rules.merge(assertion.getRuleId().getClause() + ": " + assertion.getMessage(), 1, Integer::sum);
                }
            }
            if (!result.isCompliant() && rules.isEmpty()) {
                rules.put("not compliant", 1);
            }
        }
        return rules;
    }
}
