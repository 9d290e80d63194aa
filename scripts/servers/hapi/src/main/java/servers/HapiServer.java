package servers;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.provider.JpaCapabilityStatementProvider;
import ca.uhn.fhir.jpa.provider.JpaSystemProvider;
import ca.uhn.fhir.jpa.search.DatabaseBackedPagingProvider;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.ApacheProxyAddressStrategy;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.CorsInterceptor;
import ca.uhn.fhir.rest.server.interceptor.RequestValidatingInterceptor;
import ca.uhn.fhir.rest.server.provider.ResourceProviderFactory;
import ca.uhn.fhir.rest.server.util.ISearchParamRegistry;
import ca.uhn.fhir.util.VersionUtil;
import ca.uhn.fhir.validation.IValidatorModule;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/**
 * HAPI FHIR's JPA server for R4 on loopback, below /fhir, with its settings as shipped: references are checked, what is
 * conditional is conditional, pages are HAPI's own. A line "validate" makes it check all that it is sent from then on
 * against R4, and refuse what has an error. It says "ready", its port and its version in one line, and ends when
 * what it reads from ends, so that it never outlives the run that started it.
 */
public final class HapiServer {
  private HapiServer() {}

  public static void main(String[] arguments) {
    try {
      serve(arguments);
    } catch (Exception failed) {
      // What Spring has started would keep the process alive.
      failed.printStackTrace();
      System.exit(1);
    }
  }

  private static void serve(String[] arguments) throws Exception {
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
    var beans = new AnnotationConfigApplicationContext(HapiConfiguration.class);
    Server server = new Server(new InetSocketAddress("127.0.0.1", port));
    ServletContextHandler context = new ServletContextHandler("/");
    RestfulServer fhir = servlet(beans);
    context.addServlet(new ServletHolder(fhir), "/fhir/*");
    server.setHandler(context);
    server.start();
    int listening = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
    System.out.println("ready " + listening + " " + VersionUtil.getVersion());
    var told = new BufferedReader(new InputStreamReader(System.in));
    for (String line = told.readLine(); line != null; line = told.readLine())
      if (line.equals("validate")) fhir.registerInterceptor(validating(beans));
    server.stop();
    beans.close();
    System.exit(0);
  }

  private static RequestValidatingInterceptor validating(AnnotationConfigApplicationContext beans) {
    var validating = new RequestValidatingInterceptor();
    validating.addValidatorModule(beans.getBean(IValidatorModule.class));
    validating.setFailOnSeverity(ResultSeverityEnum.ERROR);
    return validating;
  }

  private static RestfulServer servlet(AnnotationConfigApplicationContext beans) {
    IFhirSystemDao<?, ?> system = beans.getBean("mySystemDaoR4", IFhirSystemDao.class);
    RestfulServer server = new RestfulServer(system.getContext());
    server.registerProviders(beans.getBean("myResourceProvidersR4", ResourceProviderFactory.class).createProviders());
    server.registerProvider(beans.getBean("mySystemProviderR4", JpaSystemProvider.class));
    server.setServerConformanceProvider(
        new JpaCapabilityStatementProvider(
            server,
            system,
            beans.getBean(JpaStorageSettings.class),
            beans.getBean(ISearchParamRegistry.class),
            beans.getBean(IValidationSupport.class)));
    server.setPagingProvider(beans.getBean(DatabaseBackedPagingProvider.class));
    server.setDefaultResponseEncoding(EncodingEnum.JSON);
    // The protecting front forwards under its own name: links of pages must lead there, as behind any proxy.
    server.setServerAddressStrategy(ApacheProxyAddressStrategy.forHttp());
    server.registerInterceptor(new CorsInterceptor());
    return server;
  }
}
