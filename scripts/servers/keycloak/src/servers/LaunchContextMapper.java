package servers;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenResponseMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.AccessTokenResponse;

/**
 * What Keycloak lacks for SMART: the context of a launch, beside the token and in what it says of a token. Keycloak keeps
 * the "launch" of the authorization request with the session; what it stands for is asked of the record system that made
 * it, at the address in "contexts".
 */
public final class LaunchContextMapper extends AbstractOIDCProtocolMapper
    implements OIDCAccessTokenMapper, OIDCAccessTokenResponseMapper, TokenIntrospectionTokenMapper {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  /** AuthorizationEndpoint keeps parameters that it does not know under this prefix. */
  private static final String LAUNCH = "client_request_param_launch";

  @Override
  public String getId() {
    return "smart-launch-context";
  }

  @Override
  public String getDisplayType() {
    return "SMART launch context";
  }

  @Override
  public String getDisplayCategory() {
    return TOKEN_MAPPER_CATEGORY;
  }

  @Override
  public String getHelpText() {
    return "Adds the patient, the encounter and the rest of a SMART launch.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return List.of();
  }

  @Override
  public AccessToken transformAccessToken(
      AccessToken token,
      ProtocolMapperModel mapper,
      KeycloakSession session,
      UserSessionModel user,
      ClientSessionContext client) {
    context(mapper, client).forEach(token.getOtherClaims()::put);
    return token;
  }

  @Override
  public AccessToken transformIntrospectionToken(
      AccessToken token,
      ProtocolMapperModel mapper,
      KeycloakSession session,
      UserSessionModel user,
      ClientSessionContext client) {
    return transformAccessToken(token, mapper, session, user, client);
  }

  @Override
  public AccessTokenResponse transformAccessTokenResponse(
      AccessTokenResponse answer,
      ProtocolMapperModel mapper,
      KeycloakSession session,
      UserSessionModel user,
      ClientSessionContext client) {
    context(mapper, client).forEach(answer::setOtherClaims);
    return answer;
  }

  private static Map<String, Object> context(ProtocolMapperModel mapper, ClientSessionContext client) {
    String launch = client.getClientSession().getNote(LAUNCH);
    if (launch == null || !launch.matches("[A-Za-z0-9_-]+")) return Map.of();
    URI at = URI.create(mapper.getConfig().get("contexts") + "/" + launch);
    try {
      var answer = HTTP.send(HttpRequest.newBuilder(at).build(), HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? JSON.readValue(answer.body(), new TypeReference<Map<String, Object>>() {})
          : Map.of();
    } catch (IOException unreachable) {
      throw new IllegalStateException("the record system does not say what the launch is for", unreachable);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(ended);
    }
  }
}
