package validate;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import ca.uhn.fhir.validation.SingleValidationMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.SnapshotGeneratingValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Questionnaire;

/**
 * Validates every JSON file of a folder against FHIR R4: structure, bindings, references and invariants, and against the
 * profiles of a second folder where a resource claims one. Prints a line for each finding; ends with 1 when there is an error.
 */
public final class Validate {
  private Validate() {}

  public static void main(String[] args) throws IOException {
    FhirContext context = FhirContext.forR4();
    PrePopulatedValidationSupport profiles = new PrePopulatedValidationSupport(context);
    Map<String, Questionnaire> forms = new HashMap<>();
    for (Path file : jsonIn(Path.of(args[1]))) {
      IBaseResource resource = context.newJsonParser().parseResource(Files.readString(file));
      if (resource instanceof Questionnaire form) forms.put(form.getUrl(), form);
      else profiles.addResource(resource);
    }
    ValidationSupportChain chain =
        new ValidationSupportChain(
            new DefaultProfileValidationSupport(context),
            profiles,
            new Forms(context, forms),
            new CommonCodeSystemsTerminologyService(context),
            new InMemoryTerminologyServerValidationSupport(context),
            new SnapshotGeneratingValidationSupport(context));
    FhirInstanceValidator instances = new FhirInstanceValidator(chain);
    instances.setAnyExtensionsAllowed(false);
    instances.setErrorForUnknownProfiles(true);
    instances.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    FhirValidator validator = context.newValidator().registerValidatorModule(instances);

    int errors = 0;
    int warnings = 0;
    List<Path> files = jsonIn(Path.of(args[0]));
    for (Path file : files) {
      for (SingleValidationMessage message :
          validator.validateWithResult(Files.readString(file)).getMessages()) {
        ResultSeverityEnum severity = message.getSeverity();
        if (severity == ResultSeverityEnum.INFORMATION) continue;
        boolean isError =
            severity == ResultSeverityEnum.ERROR || severity == ResultSeverityEnum.FATAL;
        if (isError) errors += 1;
        else warnings += 1;
        System.out.printf(
            "%s  %s  %s  %s%n",
            severity, file.getFileName(), message.getLocationString(), message.getMessage());
      }
    }
    System.out.printf(
        "%d resources validated: %d errors, %d warnings%n", files.size(), errors, warnings);
    System.out.flush();
    System.exit(errors == 0 ? 0 : 1);
  }

  /** Our own questionnaires, so that answers are held against what was asked. */
  private record Forms(FhirContext context, Map<String, Questionnaire> byUrl)
      implements IValidationSupport {
    @Override
    public FhirContext getFhirContext() {
      return context;
    }

    @Override
    public <T extends IBaseResource> T fetchResource(Class<T> type, String uri) {
      Questionnaire found = byUrl.get(uri.split("\\|")[0]);
      return type != null && type.isInstance(found) ? type.cast(found) : null;
    }
  }

  private static List<Path> jsonIn(Path folder) throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> path.toString().endsWith(".json")).sorted().toList();
    }
  }
}
